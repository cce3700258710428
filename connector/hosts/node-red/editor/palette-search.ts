import { bestFor } from '../../shared/find.ts';
import type { PaletteStep } from './palette.ts';

/**
 * Lets the filter of the palette find actions by other words than those of their titles: "who is an administrator".
 * Node-RED looks for just what was typed in an attribute of each node, a moment after the last key. What a person sees is
 * written elsewhere, so that the attribute may hold what was typed wherever the words fit.
 */
export function searchByWords(actions: PaletteStep[]): void {
  const findable = actions.map((action) => ({ ...action, name: action.step }));

  function mark(typed: string): void {
    const found = new Set(bestFor(typed, findable).map(({ type }) => type));
    for (const { type, title } of actions) {
      const node = document.querySelector<HTMLElement>(`[data-palette-type="${type}"]`);
      if (node) node.dataset['paletteLabel'] = found.has(type) ? `${title} ${typed}` : title;
    }
  }

  /** Node-RED folds a heading slowly. One that it shows again meanwhile would be gone at the end of that. */
  function endFolding(): void {
    const moving = '.red-ui-palette-category, .red-ui-palette-content';
    for (const part of document.querySelectorAll<HTMLElement>(moving)) $(part).finish();
  }

  const filter = document.querySelector<HTMLInputElement>('#red-ui-palette-search input');
  filter?.addEventListener('input', () => {
    endFolding();
    mark(filter.value);
  });
  // The browser keeps a filter from the last visit. Node-RED applies it when all nodes are there.
  if (filter?.value) mark(filter.value);
}
