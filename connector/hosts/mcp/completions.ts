import type { CompleteRequest, CompleteResult } from '@modelcontextprotocol/server';
import type { McpHost } from './host.ts';
import { choices, pickListsOf } from './pick-lists.ts';
import { pickListTemplate } from './resources.ts';

/** The values that an argument of a prompt or of a resource may have, for what the person typed so far. */
export async function completionOf(
  host: McpHost,
  { ref, argument, context }: CompleteRequest['params'],
  signal: AbortSignal,
): Promise<CompleteResult> {
  const { recipes } = host;
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
    const names = pickListsOf(host).filter((name) => name.startsWith(argument.value));
    return completion(names, String);
  }
  return completion(
    await choices(host, context?.arguments?.name, argument.value, signal),
    ({ label }) => label,
  );
}

/** The protocol's limit. */
const mostValues = 100;

function completion<T>(found: T[], written: (one: T) => string): CompleteResult {
  const values = found.slice(0, mostValues).map(written);
  return { completion: { values, total: found.length, hasMore: found.length > mostValues } };
}
