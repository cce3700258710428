import { maxItems } from '../../../schemas/page.ts';
import type { Client } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { Choice, ChoicePage, ChoiceSource, PickList, PickListQuestion } from '../../core/pick-list.ts';
import { ifFound } from '../steps/if-found.ts';
import { searchExpression } from '../steps/search-expression.ts';
import { labelOf } from './label.ts';

/** The most users or groups that Okta gives in one page. */
export const searchPageSize = 200;

/** A pick list that is told as data. */
export const listed = (list: Omit<PickList, 'choices'> & { source: ChoiceSource }): PickList => ({
  ...list,
  async choices(okta, question) {
    const { source } = list;
    const { find } = source;
    if (!find) return whole(choicesIn(await all(okta, source, question), source), question);
    const { items, nextCursor } = await ('parameter' in find
      ? begun(okta, source, question)
      : searched(okta, source, find, question));
    return { choices: choicesIn(items, source), nextCursor };
  },
});

/** The items of a page as choices. What has no value is none. */
const choicesIn = (items: unknown[], { value: place, label }: ChoiceSource): Choice[] =>
  items.flatMap((item) => {
    const value = isObject(item) ? item[place] : undefined;
    return typeof value === 'string' ? [{ value, label: labelOf(label, item) || value }] : [];
  });

/** Reads a list as a whole. */
async function all(
  okta: Client,
  { path, query = {}, pageSize, identity }: ChoiceSource,
  { given = {} }: PickListQuestion,
): Promise<unknown[]> {
  const call = { method: 'GET', path, params: given, query } as const;
  return (await okta.list(call, { limit: maxItems, pageSize, identity })).page.items;
}

/** A page for what was typed, by how a name begins; or the objects that were chosen, for which Okta is asked one by one. */
async function begun(
  okta: Client,
  { path, query = {}, identity }: ChoiceSource,
  { search, after, limit, chosen, given = {} }: PickListQuestion,
) {
  if (chosen) {
    const { expand } = query;
    const one = { method: 'GET', path: `${path}/{chosenId}`, query: { expand } } as const;
    const read = (chosenId: string) => ifFound(okta.call({ ...one, params: { ...given, chosenId } }));
    const replies = await Promise.all(chosen.map(read));
    return { items: replies.map((reply) => reply?.body), nextCursor: null };
  }
  const call = { method: 'GET', path, params: given, query: { ...query, q: search || undefined } } as const;
  return (await okta.list(call, { limit, after, pageSize: searchPageSize, identity })).page;
}

/** A page of one of Okta's searches: for what was typed, or for the objects that were chosen. */
async function searched(
  okta: Client,
  { path, identity }: ChoiceSource,
  { operator, attributes }: { operator: string; attributes: readonly string[] },
  { search, after, limit, chosen }: PickListQuestion,
) {
  const typed = search ? attributes.map((attribute) => searchExpression(attribute, operator, search)) : [];
  const terms = chosen?.map((id) => searchExpression('id', 'eq', id)) ?? typed;
  const query = { search: terms.join(' or ') || undefined };
  const options = { limit, after, pageSize: searchPageSize, identity };
  return (await okta.list({ method: 'GET', path, query }, options)).page;
}

/** A list that is known in one piece, and has no second page. */
export function whole(choices: Choice[], { search = '', chosen }: PickListQuestion): ChoicePage {
  const matching = chosen
    ? choices.filter(({ value }) => chosen.includes(value))
    : choices.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  return { choices: matching, nextCursor: null };
}
