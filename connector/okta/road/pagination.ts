import { z } from 'zod/v3';
import type { Listed, ListOptions, Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import { ConnectorError } from '../../core/error.ts';
import type { Call } from '../../core/request.ts';

/** Pages in a row that may bring nothing new. Okta may give an empty page with more after it, but not for ever. */
const maxBarren = 100;

type CallOf = (call: Call) => Promise<Reply>;

/**
 * Fetches as many pages of a list as `limit` needs. The cursor it gives back always continues exactly after the last
 * item: the last page is asked for at the length that is still missing, and no page is ever cut.
 *
 * Nothing that was read is thrown away. Where Okta leads nowhere, the list ends with what was read, the last cursor that
 * Okta gave, and a sentence in the log.
 */
export async function listPages(
  send: CallOf,
  call: Call,
  { limit, after, pageSize, identity, whole }: ListOptions,
  log: (message: string) => void = () => {},
): Promise<Listed> {
  const wanted = limit ?? pageSize ?? Number.POSITIVE_INFINITY;
  const items: unknown[] = [];
  const earlier = new Set<unknown>();
  const cursors = new Set<string | undefined>([after]);
  let barren = 0;
  for (let cursor = after; ; ) {
    const size = pageSize && Math.min(pageSize, wanted - items.length);
    const query = { ...(cursor ? continued(call, cursor) : call.query), ...(size && { limit: size }) };
    const reply = await send({ ...call, query });
    const page = itemsIn(reply.body);
    // A list that changes while it is read shows an item on two pages.
    const fresh = earlier.size > 0 ? page.filter((item) => !earlier.has(idOf(item, identity))) : page;
    for (const item of fresh) items.push(item);
    barren = fresh.length > 0 ? 0 : barren + 1;

    const link = nextLink(reply);
    const next = cursorIn(link);
    const ended = (nextCursor: string | null, hasMore: boolean): Listed => ({
      page: { items, count: items.length, nextCursor, hasMore },
      reply,
    });
    /** Nothing more follows a cursor that the run began with and that leads to itself. */
    const stopped = (why: string, last = next): Listed => {
      log(`${why}, so the list stops here.`);
      return ended(last, last !== after);
    };
    if (endless(call) && page.length === 0) return ended(next ?? cursor ?? null, false);
    if (!link && !endless(call)) {
      const cut = Boolean(whole && size && page.length >= size);
      if (cut) log('There may be more items, but Okta offers no next page here.');
      return ended(null, cut);
    }
    if (next === null) return stopped('Okta returned no cursor for the next page', cursor ?? null);
    if (cursors.has(next)) return stopped('Okta returned the same page cursor twice');
    if (items.length >= wanted) return ended(next, true);
    if (barren === maxBarren) {
      const why = `Okta returned ${barren} pages with nothing new`;
      if (items.length > 0) return stopped(why);
      throw new ConnectorError(
        'UNEXPECTED_RESPONSE',
        `${why}, and nothing before them. Narrow the list down.`,
      );
    }
    for (const item of fresh) earlier.add(idOf(item, identity));
    // Items without an identity are never the same.
    earlier.delete(undefined);
    cursors.add(next);
    cursor = next;
    log(`${items.length} items so far`);
  }
}

/**
 * The query of a page after the first. Of Okta's link only the cursor is taken: its host may be the Admin Console's or,
 * from something that is not Okta, any other, and Okta drops parameters such as sortOrder or a filter from it. `since`
 * is in the cursor, and Okta refuses the two together.
 */
function continued({ query: { since: _, ...query } = {} }: Call, after: string): Call['query'] {
  return { ...query, after };
}

/**
 * A query of the System Log without an end and in ascending order is a subscription: it has a next page for ever, and
 * an empty page says that all was read. Source: developer.okta.com/docs/reference/system-log-query
 */
const endless = ({ path, query = {} }: Call) =>
  path === '/api/v1/logs' && !query['until'] && query['sortOrder'] !== 'DESCENDING';

/**
 * The items of a page. Some lists are in an object, `{ "roles": [...], "_links": {} }`; an object that has an ID is one
 * thing and no list, even if there is a list in it.
 */
function itemsIn(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (isObject(body) && !('id' in body)) {
    const { _links, _embedded, ...own } = body;
    const lists = Object.values(own).filter((value) => Array.isArray(value));
    if (lists[0] && lists.length === 1) return lists[0];
  }
  throw new ConnectorError('UNEXPECTED_RESPONSE', 'Okta returned something that is not a list.');
}

const idOf = (item: unknown, identity: ListOptions['identity']): unknown =>
  identity && isObject(item) ? (item[identity] ?? undefined) : undefined;

/** The cursor of the next page; null where there is none, or none that can be followed. */
export const nextCursor = (reply: Reply): string | null => cursorIn(nextLink(reply));

function cursorIn(link: string | undefined): string | null {
  return link && URL.canParse(link) ? new URL(link).searchParams.get('after') || null : null;
}

const linked = z.object({ _links: z.object({ next: z.object({ href: z.string() }) }) });

/** The link to the next page: in the header, or in the body of a list that is in an object. */
const nextLink = ({ headers, body }: Reply): string | undefined =>
  linkIn(headers['link'] ?? '') ?? linked.safeParse(body).data?._links.next.href;

/** The target of `rel="next"`. URLs hold commas, so that the header cannot be split at them. */
function linkIn(header: string): string | undefined {
  for (const [, target = '', parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel=(?:"next"|next\b)/i.test(parameters)) return target;
  }
  return undefined;
}
