import type { ActionContext } from '../../core/define-action.ts';

/** After this time no further page is begun, in ms: each item costs calls of its own, and what was read must not be lost. */
const longest = 60_000;

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
  hasMore: boolean;
}

/**
 * Reads a list with more about each item than Okta's list has. If that takes long, it ends after a page, and the cursor leads on.
 */
export async function detailed<Item, Detailed>(
  { okta, log }: Pick<ActionContext, 'okta' | 'log'>,
  { limit, after, pageSize }: { limit: number; after?: string | undefined; pageSize: number },
  read: (page: { limit: number; after?: string }) => Promise<PageOf<Item>>,
  details: (items: Item[]) => Promise<Detailed[]>,
): Promise<PageOf<Detailed>> {
  const began = okta.now();
  const items: Detailed[] = [];
  for (let cursor = after; ; ) {
    const size = Math.min(pageSize, limit - items.length);
    const page = await read({ limit: size, ...(cursor && { after: cursor }) });
    items.push(...(await details(page.items)));
    const { nextCursor, hasMore } = page;
    const ended = { items, nextCursor, hasMore };
    if (nextCursor === null || !hasMore || items.length >= limit) return ended;
    if (okta.now() - began > longest) {
      log(`The list stops after ${items.length} items, since it takes long. The cursor leads on.`);
      return ended;
    }
    cursor = nextCursor;
  }
}

/** What `each` makes of the items, in their order, some at once. */
export async function someAtOnce<Item, Made>(
  items: readonly Item[],
  each: (item: Item) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  // As many as Okta answers at once for a small org with room for others.
  for (let from = 0; from < items.length; from += 8) {
    made.push(...(await Promise.all(items.slice(from, from + 8).map(each))));
  }
  return made;
}
