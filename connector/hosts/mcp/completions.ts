import type { CompleteRequest, CompleteResult } from '@modelcontextprotocol/server';
import type { Choice } from '../../index.ts';
import type { McpHost } from './host.ts';
import { choices, pickListsOf } from './pick-lists.ts';
import { pickListTemplate } from './resources.ts';

/** The values that an argument of a prompt or of a resource may have, for what the person typed so far. */
export async function completionOf(
  host: McpHost,
  { ref, argument, context }: CompleteRequest['params'],
  signal: AbortSignal,
): Promise<CompleteResult> {
  const matching = async (pickList: string | undefined, written: (choice: Choice) => string) => {
    const { choices: found, nextCursor } = await choices(host, pickList, argument.value, signal);
    return { completion: { values: found.map(written), hasMore: nextCursor !== null } };
  };
  if (ref.type === 'ref/prompt') {
    const prompt = host.prompts.find(({ name }) => name === ref.name);
    const wanted = prompt?.arguments.find(({ name }) => name === argument.name);
    // An ID says nothing to the person, and a name is not enough for a tool.
    return matching(wanted?.pickList, ({ label, value }) => `${label} [${value}]`);
  }
  if (ref.uri === pickListTemplate.uriTemplate && argument.name === 'search') {
    return matching(context?.arguments?.name, ({ label }) => label);
  }
  const names = ref.uri === pickListTemplate.uriTemplate ? pickListsOf(host) : [];
  return { completion: { values: names.filter((name) => name.startsWith(argument.value)) } };
}
