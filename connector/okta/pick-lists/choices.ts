import { type ZodTypeAny, z } from 'zod/v3';
import { maxItems } from '../../../schemas/page.ts';
import type { Client } from '../../core/client.ts';
import type { Choice, ChoicePage, PickList, PickListQuestion } from '../../core/pick-list.ts';
import type { ListData } from '../../core/request.ts';
import { expected } from '../../core/run.ts';
import { searchExpression } from '../steps/search-expression.ts';

interface Everything<Item extends ZodTypeAny> extends Omit<PickList, 'choices'> {
  /** The path of the list. Its placeholders are the fields that the pick list needs. */
  path: string;
  query?: Record<string, string>;
  item: Item;
  /** Undefined leaves the item out. */
  choice(item: z.output<Item>): Choice | undefined;
  pageSize?: number;
  identity?: ListData['identity'];
}

/** The pick list of all that Okta lists at a path. It is read as a whole, and what was typed is looked for in the labels. */
export const everything = <Item extends ZodTypeAny>({
  path,
  query = {},
  item,
  choice,
  pageSize,
  identity,
  ...list
}: Everything<Item>): PickList => ({
  ...list,
  async choices(okta, question) {
    const call = { method: 'GET', path, params: question.given ?? {}, query } as const;
    const { page } = await okta.list(call, { limit: maxItems, pageSize, identity });
    const choices = expected(z.array(item), page.items).flatMap((one: z.output<Item>) => choice(one) ?? []);
    return whole(choices, question);
  },
});

/** A name with a word about it, as far as Okta gives them. */
export const labelOf = (name: string, about: string | null | undefined): string =>
  about ? `${name} (${about})` : name;

/** A list that is known in one piece, and has no second page. */
export function whole(choices: Choice[], { search = '', chosen }: PickListQuestion): ChoicePage {
  const matching = chosen
    ? choices.filter(({ value }) => chosen.includes(value))
    : choices.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  return { choices: matching, nextCursor: null };
}

/** The most users or groups that Okta gives in one page. */
export const searchPageSize = 200;

/** A page of one of Okta's searches: for what was typed, or for the objects that were chosen. */
export async function found(
  okta: Client,
  path: string,
  { search, after, limit, chosen }: PickListQuestion,
  typed: (search: string) => string[],
) {
  const terms = chosen?.map((id) => searchExpression('id', 'eq', id)) ?? (search ? typed(search) : []);
  const query = { search: terms.join(' or ') || undefined };
  const options = { limit, after, pageSize: searchPageSize, identity: 'id' } as const;
  return (await okta.list({ method: 'GET', path, query }, options)).page;
}
