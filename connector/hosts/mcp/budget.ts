import { isDeepStrictEqual } from 'node:util';
import { ConnectorError, type ManifestAction } from '../../index.ts';
import type { KeptLists } from './kept-lists.ts';

type Fields = Record<string, unknown>;

interface Reading {
  action: ManifestAction;
  input: Fields;
  /** The most bytes that the JSON of an output may have. */
  most: number;
  keptLists: KeptLists;
  run(): Promise<Fields>;
}

interface Part {
  output: Fields;
  remark?: string;
}

/**
 * Gives an output that stays within the budget. Okta's cursors stand between pages and never inside one, and a page may be
 * longer than the budget: so a list that is too long is kept, and given in parts with cursors of our own. No item is read
 * again for the next part, and the last part ends with Okta's cursor. What changes the org is given as it is, since its
 * answer is what tells of the change.
 */
export async function withinBudget({ action, input, most, keptLists, run }: Reading): Promise<Part> {
  const { after, ...asked } = input;
  const [, name, from] = (typeof after === 'string' && ownCursor.exec(after)) || [];
  if (name) {
    const list = keptLists.find(name);
    if (list?.action !== action.name) throw forgotten(action);
    // An input that is left out keeps its value.
    if (!isDeepStrictEqual({ ...list.input, ...asked }, list.input)) throw otherInput(action);
    return partOf(action, list.output, { name, from: Number(from), most });
  }
  const output = await run();
  const size = bytes(output);
  if (action.effect !== 'read' || size <= most) return { output };
  if (!isPaged(action)) throw tooLong(action, size, most);
  const kept = keptLists.keep({ action: action.name, input: asked, output, bytes: size });
  return partOf(action, output, { name: kept, from: 0, most });
}

/** A kept list by its name, and the item at which its next part begins. */
const ownCursor = /^kept:([\w-]{36}):(\d{1,5})$/;

/** As many items as fit. */
function partOf(
  action: ManifestAction,
  list: Fields,
  { name, from, most }: { name: string; from: number; most: number },
): Part {
  const [key, items] = itemsIn(list);
  const part = (to: number): Fields => ({
    ...list,
    [key]: items.slice(from, to),
    count: to - from,
    ...(to < items.length && { nextCursor: `kept:${name}:${to}`, hasMore: true }),
  });
  let to = from;
  let size = bytes({ ...part(from), count: items.length });
  for (const item of items.slice(from)) {
    size += bytes(item) + 1;
    if (size > most) break;
    to += 1;
  }
  if (to === from) throw tooLong(action, size, most);
  if (to === items.length) return { output: part(to) };
  return {
    output: part(to),
    remark: `Items ${from + 1} to ${to} of ${items.length}. The whole list is too long for one result; to continue, pass nextCursor as "after".`,
  };
}

const isPaged = ({ inputSchema, outputSchema }: ManifestAction): boolean =>
  'after' in inputSchema.properties && 'nextCursor' in outputSchema.properties;

/** The items of a list stand under their plural noun, in the only field that is a list. */
const itemsIn = (list: Fields): [key: string, items: unknown[]] =>
  Object.entries(list).find((entry): entry is [string, unknown[]] => Array.isArray(entry[1])) ?? ['', []];

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const tooLong = ({ title }: ManifestAction, size: number, most: number) =>
  new ConnectorError(
    'INVALID_INPUT',
    `${title}: the result has ${size} bytes, more than the ${most} that this server returns. Request less, or start the server with a larger --max-output.`,
  );

const forgotten = ({ title }: ManifestAction) =>
  new ConnectorError(
    'INVALID_INPUT',
    `${title}: this cursor has expired. Start the list again without "after".`,
  );

const otherInput = ({ title }: ManifestAction) =>
  new ConnectorError(
    'INVALID_INPUT',
    `${title}: this cursor belongs to another list. Use the same input as before.`,
  );
