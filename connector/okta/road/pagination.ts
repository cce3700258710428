import type { Listed, ListOptions, Reply } from '../../core/client.ts';
import { ConnectorError } from '../../core/error.ts';
import type { Call } from '../../core/request.ts';

/** Pages in a row that may bring nothing new. Okta may give an empty page with more after it, but not for ever. */
const mostBarren = 100;

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
): Promise<Listed> {
  const wanted = limit ?? pageSize ?? Number.POSITIVE_INFINITY;
  const items: unknown[] = [];
  const seen = new Set<unknown>();
  const cursors = new Set<string | undefined>([after]);
  let barren = 0;
  for (let cursor = after; ; ) {
    const size = pageSize && Math.min(pageSize, wanted - items.length);
    const query = { ...call.query, ...(cursor && { after: cursor }), ...(size && { limit: size }) };
    const reply = await send({ ...call, query });
    const page = pageItems(reply);
    const before = items.length;
    for (const item of page) {
      // A list that changes while it is read shows an item on two pages.
      const id = identity(item);
      if (id === undefined || seen.size < seen.add(id).size) items.push(item);
    }
    barren = items.length > before ? 0 : barren + 1;
    const next = nextCursor(reply);
    const hasMore = next !== null && !(endless(call) && page.length === 0);
    if (hasMore && (cursors.has(next) || barren === mostBarren)) {
      throw new ConnectorError(
        'UNEXPECTED_RESPONSE',
        barren === mostBarren
          ? `Okta gave ${barren} pages without anything new, so the list would never end.`
          : 'Okta gave the same page cursor twice, so the list would never end.',
      );
    }
    if (!hasMore || items.length >= wanted) {
      return { page: { items, count: items.length, nextCursor: next, hasMore }, reply };
    }
    cursors.add(next);
    cursor = next;
    log?.(`${items.length} items so far`);
  }
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
  const known = item as { id?: unknown; uuid?: unknown } | null;
  return known?.id ?? known?.uuid;
};

/**
 * The cursor of the next page, or null on the last one. Of the link only the cursor is taken: its host may be the
 * Admin Console's or, from something that is not Okta, any other, and Okta drops parameters such as sortOrder from it.
 */
export function nextCursor({ headers }: Reply): string | null {
  const link = nextLink(headers['link']);
  if (!link) return null;
  const after = link.searchParams.get('after');
  if (after) return after;
  throw new ConnectorError('UNEXPECTED_RESPONSE', "The link to Okta's next page holds no cursor.");
}

/** The target of `rel="next"`. URLs hold commas, so that the header cannot be split at them. */
function nextLink(header: string | undefined): URL | undefined {
  for (const [, target = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    if (/;\s*rel=(?:"next"|next\b)/i.test(parameters) && URL.canParse(target)) return new URL(target);
  }
  return undefined;
}
