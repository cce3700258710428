import type { Call, Items, ListOptions, Reply } from '../core/client.ts';
import { ConnectorError } from '../core/error.ts';

type CallOf = (call: Call) => Promise<Reply>;

/**
 * Fetches as many pages of a list as `limit` needs. The cursor it gives back always continues exactly after the last
 * item: the last page is asked for at the length that is still missing, and no page is ever cut.
 */
export async function listPages(
  send: CallOf,
  call: Call,
  { limit, after, pageSize }: ListOptions,
  log?: (message: string) => void,
): Promise<Items> {
  const wanted = limit ?? pageSize;
  const items: unknown[] = [];
  const seen = new Set<unknown>();
  const cursors = new Set<string>();
  let next: Call | undefined = { ...call, query: { ...call.query, ...(after && { after }) } };
  let cursor: string | null = null;
  let more = false;
  while (next && items.length < wanted) {
    const asked = Math.min(pageSize, wanted - items.length);
    const reply: Reply = await send({ ...next, query: { ...next.query, limit: asked } });
    const page = pageItems(reply);
    for (const item of page) {
      // A list that changes while it is read shows an item on two pages.
      const id = identity(item);
      if (id === undefined || !seen.has(id)) items.push(item);
      seen.add(id);
    }
    const link = nextLink(reply.headers['link']);
    cursor = link ? cursorOf(link) : null;
    more = cursor !== null && !(endless(call) && page.length === 0);
    if (cursor !== null && cursors.has(cursor) && more) {
      throw new ConnectorError(
        'UNEXPECTED_RESPONSE',
        'Okta gave the same page cursor twice, so the list would never end.',
      );
    }
    if (cursor !== null) cursors.add(cursor);
    next = more && link ? following(next, link) : undefined;
    if (next && items.length < wanted) log?.(`${items.length} items so far`);
  }
  return { items, count: items.length, nextCursor: cursor, hasMore: more };
}

/**
 * A query of the System Log without an end and in ascending order is a subscription: it has a next page for ever, and
 * an empty page says that all was read. Source: developer.okta.com/docs/reference/system-log-query
 */
const endless = ({ path, query = {} }: Call) =>
  path === '/api/v1/logs' && !query['until'] && query['sortOrder'] !== 'DESCENDING';

function pageItems({ body }: Reply): unknown[] {
  if (Array.isArray(body)) return body;
  throw new ConnectorError('UNEXPECTED_RESPONSE', 'Okta answered a list with something that is no list.');
}

const identity = (item: unknown): unknown => {
  const { id, uuid } = item as { id?: unknown; uuid?: unknown };
  return id ?? uuid;
};

/** The target of `rel="next"`. URLs hold commas, so that the header cannot be split at them. */
export function nextLink(header: string | undefined): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel="?next"?/i.test(parameters) && URL.canParse(target)) return new URL(target);
  }
  return undefined;
}

function cursorOf(link: URL): string {
  const after = link.searchParams.get('after');
  if (after) return after;
  throw new ConnectorError('UNEXPECTED_RESPONSE', "The link to Okta's next page holds no cursor.");
}

/**
 * The call of the next page. Of the link only the cursor is taken: its host may be the Admin Console's or, from
 * something that is not Okta, any other, and Okta drops parameters such as sortOrder from it.
 */
function following(call: Call, link: URL): Call {
  return { ...call, query: { ...call.query, after: cursorOf(link) } };
}
