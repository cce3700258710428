import type { CompleteRequest, CompleteResult } from '@modelcontextprotocol/server';
import type { Choice } from '../../index.ts';
import type { McpHost } from './host.ts';
import { choices, pickListFor, pickListsOf } from './pick-lists.ts';
import { pickListTemplate, templatesOf } from './resources.ts';

/** The values that an argument of a prompt or of a resource may have, for what the person typed so far. */
export async function completionOf(
  host: McpHost,
  { ref, argument, context }: CompleteRequest['params'],
  signal: AbortSignal,
): Promise<CompleteResult> {
  const values = context?.arguments;
  const matching = async (pickList: string | undefined, written: (choice: Choice) => string) => {
    const { needs } = pickListsOf(host).find(({ name }) => name === pickList) ?? { needs: [] };
    // Nothing can be offered before it is known on what the choices depend.
    if (needs.length > 0 && !needs.some((key) => values?.[key])) return { completion: { values: [] } };
    const wanted = { search: argument.value, values };
    const { choices: found, nextCursor } = await choices(host, pickList, wanted, signal);
    return { completion: { values: found.map(written), hasMore: nextCursor !== null } };
  };
  if (ref.type === 'ref/prompt') {
    const prompt = host.prompts.find(({ name }) => name === ref.name);
    const wanted = prompt?.arguments.find(({ name }) => name === argument.name);
    // An ID says nothing to the person, and a name is not enough for a tool.
    return matching(wanted?.pickList, ({ label, value }) => `${label} [${value}]`);
  }
  const place = templatesOf(host).find(({ template }) => template.uriTemplate === ref.uri);
  if (place && argument.name === 'search') {
    return matching(place.pickList ?? values?.name, ({ label }) => label);
  }
  // The argument is a part of an address, where a name would find nothing.
  if (place?.pickList) return matching(pickListFor(host, argument.name), ({ value }) => value);
  const free = ref.uri === pickListTemplate.uriTemplate ? pickListsOf(host) : [];
  const names = free.filter(({ needs }) => needs.length === 0).map(({ name }) => name);
  return { completion: { values: names.filter((name) => name.startsWith(argument.value)) } };
}
