/** The heading of the palette above what a newcomer needs. */
const first = 'Getting started';

/** Node-RED's own headings. */
const core = ['subflows', 'common', 'function', 'network', 'sequence', 'parser', 'storage'];

/** The palette as Node-RED's settings have it: these types under a heading of their own, then the other headings. */
export const orderedPalette = (types: string[], headings: string[]) => ({
  categories: {
    order: [first, ...headings],
    nodeOverrides: Object.fromEntries(types.map((type) => [type, first])),
  },
});

/**
 * A script for the page of the editor: it folds every heading but the first. Node-RED keeps in the browser what a person
 * has folded, and reads it after the scripts of the page.
 */
export function foldingScript(headings: string[]): string {
  const collapsed = [...headings, ...core].map((heading) => heading.replaceAll(/\W/g, '_'));
  const state = JSON.stringify(JSON.stringify({ filter: '', collapsed }));
  return `localStorage.getItem('palette-state') ?? localStorage.setItem('palette-state', ${state});\n`;
}
