import type { CompleteRequest, CompleteResult } from '@modelcontextprotocol/server';
import type { McpHost } from './host.ts';
import { pickListTemplate } from './resources.ts';

/** The values that an argument of a prompt or of a resource may have, for what the person typed so far. */
export async function completionOf(
  host: McpHost,
  { ref, argument, context }: CompleteRequest['params'],
  signal: AbortSignal,
): Promise<CompleteResult> {
  const { recipes, okta } = host;
  if (ref.type === 'ref/prompt') {
    const recipe = recipes.find(({ name }) => name === ref.name);
    const pickList = recipe?.arguments.find(({ name }) => name === argument.name)?.pickList;
    // An ID says nothing to the person, and a name is not enough for a tool.
    return completion(
      await choices(host, pickList, argument.value, signal),
      ({ label, value }) => `${label} [${value}]`,
    );
  }
  if (ref.uri !== pickListTemplate.uriTemplate) return completion([], String);
  if (argument.name === 'name') {
    const names = okta.manifest.pickLists.map(({ name }) => name);
    return completion(
      names.filter((name) => name.startsWith(argument.value)),
      String,
    );
  }
  return completion(
    await choices(host, context?.arguments?.name, argument.value, signal),
    ({ label }) => label,
  );
}

/** Nothing typed matches everything, and reading all users of an org for a drop-down would cost its rate limit. */
async function choices(
  { okta, connection }: McpHost,
  name: string | undefined,
  search: string,
  signal: AbortSignal,
) {
  const known = okta.manifest.pickLists.find((list) => list.name === name);
  if (!known || (search === '' && known.scopes.length > 0)) return [];
  return okta.pickList(known.name, { connection, search, signal });
}

/** The protocol's limit. */
const mostValues = 100;

function completion<T>(found: T[], written: (one: T) => string): CompleteResult {
  const values = found.slice(0, mostValues).map(written);
  return { completion: { values, total: found.length, hasMore: found.length > mostValues } };
}
