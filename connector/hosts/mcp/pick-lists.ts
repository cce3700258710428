import type { ChoicePage } from '../../index.ts';
import { marksIn } from '../shared/schemas.ts';
import type { McpHost } from './host.ts';

/** The pick lists that the fields of the tools have. No other is read: a tool that is not offered is no way to its objects. */
export function pickListsOf({ okta, actions }: McpHost): string[] {
  const used = new Set(actions.flatMap(({ inputSchema }) => marksIn(inputSchema, 'x-pick-list')));
  return okta.manifest.pickLists.map(({ name }) => name).filter((name) => used.has(name));
}

/** The protocol gives a hundred completions at most. */
const limit = 100;

/** The first entries of a pick list that match, as far as a tool asks for such. */
export async function choices(
  host: McpHost,
  name: string | undefined,
  search: string,
  signal: AbortSignal,
): Promise<ChoicePage> {
  const { okta, connection } = host;
  const known = pickListsOf(host).find((list) => list === name);
  return known
    ? okta.pickList(known, { connection, search, limit, signal })
    : { choices: [], nextCursor: null };
}
