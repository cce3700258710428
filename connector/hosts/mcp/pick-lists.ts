import type { JsonSchema } from '../../core/json-schema.ts';
import type { Choice } from '../../index.ts';
import type { McpHost } from './host.ts';
import { marksIn } from './marks.ts';

/** The pick lists that the fields of the tools have. No other is read: a tool that is not offered is no way to its objects. */
export function pickListsOf({ okta, actions }: McpHost): string[] {
  const used = new Set(
    actions.flatMap(({ inputSchema }) => marksIn(inputSchema as JsonSchema, 'x-pick-list')),
  );
  return okta.manifest.pickLists.map(({ name }) => name).filter((name) => used.has(name));
}

/** Nothing typed matches everything, and to read all users of an org for a drop-down would cost its rate limit. */
export async function choices(
  host: McpHost,
  name: string | undefined,
  search: string,
  signal: AbortSignal,
): Promise<Choice[]> {
  const { okta, connection } = host;
  const known = okta.manifest.pickLists.find((list) => list.name === name);
  if (!known || !pickListsOf(host).includes(known.name)) return [];
  if (search === '' && known.scopes.length > 0) return [];
  return okta.pickList(known.name, { connection, search, signal });
}
