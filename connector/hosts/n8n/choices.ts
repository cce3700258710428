import type { ListSearchResult, LoadOptionsFunctions, Option } from 'n8n-workflow';
import { connected } from './connected.ts';
import { lists } from './form.ts';

/** The choices that a page of a searchable list shows. */
const pageSize = 50;
/** The choices of a list that cannot be searched. */
const maxOptions = 500;

const forEachList = <T>(method: (list: string) => T): Record<string, T> =>
  Object.fromEntries(Object.keys(lists).map((list) => [list, method(list)]));

/** A page of a pick list, for what was typed. */
export const listSearch = forEachList(
  (list) =>
    async function (this: LoadOptionsFunctions, filter?: string, after?: string): Promise<ListSearchResult> {
      const { choices, nextCursor } = await read(this, list, { search: filter, after, limit: pageSize });
      return { results: choices, ...(nextCursor && { paginationToken: nextCursor }) };
    },
);

/** The beginning of a pick list, for a field that takes several. */
export const loadOptions = forEachList(
  (list) =>
    async function (this: LoadOptionsFunctions): Promise<Option[]> {
      return (await read(this, list, { limit: maxOptions })).choices;
    },
);

async function read(
  context: LoadOptionsFunctions,
  list: string,
  question: { search?: string | undefined; after?: string | undefined; limit: number },
) {
  const authentication = String(context.getCurrentNodeParameter('authentication'));
  const { engine, connection } = await connected(context, authentication);
  const given = (lists[list] ?? []).flatMap((key) => {
    const value = context.getCurrentNodeParameter(key, { extractValue: true });
    // An expression has no value before the workflow runs.
    return typeof value === 'string' && value !== '' && !value.startsWith('=') ? [[key, value]] : [];
  });
  const { choices, nextCursor } = await engine.choices(list, {
    connection,
    ...question,
    ...(given.length > 0 && { given: Object.fromEntries(given) }),
  });
  return { choices: choices.map(({ label, value }) => ({ name: label, value })), nextCursor };
}
