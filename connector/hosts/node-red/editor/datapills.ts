import { described } from './described.ts';
import type { Field } from './fields.ts';
import type { EditorNode } from './node-red.ts';
import type { Palette, PaletteStep } from './palette.ts';
import type { Choice, ChoicePage } from './picker.ts';

/** Every field that the steps before a node declare, the nearest step first. */
export function datapills(node: EditorNode, palette: Palette): Choice[] {
  const before = earlier(node);
  const split = before.filter(({ type }) => type === 'split').map(({ property }) => String(property));
  return before.flatMap((step) => {
    const action = actionOf(step, palette);
    if (!action) return [];
    const name = stepName(step, action);
    const group = step.name || action.title;
    const { outputs } = described(step) ?? action;
    return pillsOf(outputs, name, '', split).map((pill) => ({ ...pill, group }));
  });
}

/** The whole name of a pill, as a field shows it. */
export const pillName = ({ group, label }: Choice): string => `${group} › ${label}`;

/** Under which name of `msg.okta` a node keeps its output. */
export const stepName = ({ step }: EditorNode, action: PaletteStep): string => String(step || action.step);

/** The action of a node, when it is one of ours. */
export const actionOf = ({ type }: EditorNode, { steps }: Palette): PaletteStep | undefined =>
  steps.find((step) => step.type === type);

/** The nodes from which a message can have come. A link node continues the wire elsewhere. */
export function earlier(node: EditorNode): EditorNode[] {
  const seen = new Set([node.id]);
  const found: EditorNode[] = [];
  let next = [node];
  while (next.length > 0) {
    next = next.flatMap(sources).filter(({ id }) => !seen.has(id) && seen.add(id));
    found.push(...next);
  }
  return found;
}

function sources(node: EditorNode): EditorNode[] {
  const wired = RED.nodes.filterLinks({ target: node }).map(({ source }) => source);
  if (node.type !== 'link in') return wired;
  RED.nodes.eachNode((other) => {
    if (other.type === 'link out' && (other['links'] as string[]).includes(node.id)) wired.push(other);
  });
  return wired;
}

/**
 * The pill of each field, and below it those of its parts. Of a list these are the parts of its first item, or of each
 * item in turn when a split node takes the list apart.
 */
function pillsOf(fields: Field[], path: string, before: string, split: string[]): Choice[] {
  return fields.flatMap(({ key, title, kind, fields: inner = [] }) => {
    const value = `${path}.${key}`;
    const pill = { value, label: before + title, detail: kind === 'array' ? 'list' : '' };
    if (kind !== 'array') return [pill, ...pillsOf(inner, value, `${pill.label} › `, split)];
    const each = split.includes(`okta.${value}`);
    const item = { value: each ? value : `${value}[0]`, label: `${pill.label} › ${each ? 'each' : 'first'}` };
    return [...(each ? [] : [pill]), item, ...pillsOf(inner, item.value, `${item.label} › `, split)];
  });
}

/** As many pills as are shown at once. */
const pageSize = 200;

/** The pills that hold every word of a search, a page at a time. */
export function matching(pills: Choice[], search: string, after = '0'): ChoicePage {
  const words = search.toLowerCase().split(/\s+/);
  const found = pills.filter((pill) => {
    const text = `${pillName(pill)} ${pill.value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const end = Number(after) + pageSize;
  return { choices: found.slice(Number(after), end), nextCursor: end < found.length ? String(end) : null };
}
