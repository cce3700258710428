import type { ChoicePage } from '../../index.ts';
import { marksIn } from '../shared/schemas.ts';
import type { McpHost } from './host.ts';

/** A pick list, and the keys of the fields on which it depends. */
export interface OfferedList {
  name: string;
  title: string;
  needs: string[];
}

/** The pick lists that the fields of the tools have. No other is read: a tool that is not offered is no way to its objects. */
export function pickListsOf({ okta, actions }: McpHost): OfferedList[] {
  const used = new Set(actions.flatMap(({ inputSchema }) => marksIn(inputSchema, 'x-pick-list')));
  return okta.manifest.pickLists
    .filter(({ name }) => used.has(name))
    .map(({ name, title, needs = [] }) => ({ name, title, needs }));
}

/** Those of some values that a pick list depends on. */
export function givenFor(
  { okta }: McpHost,
  name: string,
  values: Record<string, unknown>,
): { given?: Record<string, string> } {
  const { needs = [] } = okta.manifest.pickLists.find((list) => list.name === name) ?? {};
  const given = needs.flatMap((key) => (typeof values[key] === 'string' ? [[key, values[key]]] : []));
  return given.length > 0 ? { given: Object.fromEntries(given) } : {};
}

/** The pick list of a field of the tools, by its key: where it is asked for, an ID of this kind is meant. */
export const pickListFor = ({ actions }: McpHost, key: string): string | undefined =>
  actions.map(({ inputSchema }) => inputSchema.properties[key]?.['x-pick-list']).find(Boolean);

/** The protocol gives a hundred completions at most. */
const limit = 100;

interface Wanted {
  search: string;
  /** Values among which those are that the list depends on. */
  values?: Record<string, string> | undefined;
}

/** The first entries of a pick list that match, as far as a tool asks for such. */
export async function choices(
  host: McpHost,
  name: string | undefined,
  { search, values = {} }: Wanted,
  signal: AbortSignal,
): Promise<ChoicePage> {
  const { okta, connection } = host;
  const known = pickListsOf(host).find((list) => list.name === name);
  return known
    ? okta.pickList(known.name, {
        connection,
        search,
        limit,
        ...givenFor(host, known.name, values),
        signal,
      })
    : { choices: [], nextCursor: null };
}
