import type { Org } from '../state/org.ts';
import { firstAfter } from '../state/table.ts';
import { invalid, OktaError } from './errors.ts';
import type { Call, Reply } from './exchange.ts';
import { type Dialect, someAt } from './expression.ts';

export interface Order<T> {
  key(row: T): string;
  readonly descending: boolean;
}

export interface Limit {
  readonly usual: number;
  readonly most: number;
  /** Default 1. */
  readonly least?: number;
}

export interface Listing<T> {
  /** In the order of their ids, which is the order of a page unless another is given. */
  readonly rows: readonly T[];
  keep(row: T): boolean;
  view(row: T): string;
  readonly limit: Limit;
  readonly order?: Order<T> | undefined;
  /** The parameters that the links lose, of all that were sent. */
  readonly lost?: readonly string[];
}

/** A page of a list, with its links. */
export function page<T extends { readonly id: string }>(org: Org, call: Call, listing: Listing<T>): Reply {
  const limit = readLimit(org, call, listing.limit);
  const after = readCursor(call.params.get('after'));
  const { order } = listing;
  const pages = call.pages ?? org.behaviour.pages;
  const most = pages === 'short' ? Math.ceil(limit / 2) : limit;
  const found = order ? sorted(listing, order, after?.place, most) : inIdOrder(listing, after?.place, most);
  const empty = pages === 'empty' && !after?.paused && found.length > 0;
  const shown = empty ? [] : found.slice(0, most);
  const last = shown.at(-1);
  const place: Place | undefined = last ? [last.id, order ? order.key(last) : ''] : after?.place;
  const next = empty || found.length > most ? cursor({ place, paused: empty }) : undefined;
  return {
    status: 200,
    body: `[${shown.map(listing.view).join(',')}]`,
    headers: { Link: links(org, call, limit, next, listing.lost) },
  };
}

/** A list that is never paged and has no links: the results of `q`. */
export function onePage<T>(
  org: Org,
  call: Call,
  found: readonly T[],
  { limit, view }: Pick<Listing<T>, 'limit' | 'view'>,
): Reply {
  const shown = found.slice(0, readLimit(org, call, limit));
  return { status: 200, body: `[${shown.map(view).join(',')}]` };
}

/** One property to sort by; ids decide between equals. Without it, `sortOrder` is nothing, and links leave it out. */
export function sortOrder<T>({ params }: Call, dialect: Dialect): Order<T> | undefined {
  const sortBy = params.get('sortBy');
  if (sortBy === null) return undefined;
  if (dialect.kind(sortBy) === undefined) throw dialect.error(`attribute ${sortBy} is not supported`);
  const some = someAt(sortBy);
  return {
    key(row) {
      let key = '';
      some(row, (value) => {
        key = String(value).toLowerCase();
        return true;
      });
      return key;
    },
    descending: params.get('sortOrder')?.toLowerCase() === 'desc',
  };
}

/** A limit above the most is lowered without a word, if the org does not refuse it; one below the least is refused. */
export function readLimit({ behaviour }: Org, call: Call, { usual, most, least = 1 }: Limit): number {
  const text = call.params.get('limit');
  const limit = text === null || text === '' ? usual : Number(text);
  const refused = limit < least || (limit > most && behaviour.highLimit === 'refused');
  if (!Number.isInteger(limit) || refused) throw invalid('limit', 'limit: The limit is not valid');
  return Math.min(limit, most);
}

/** Okta sends `self` and `next` as header lines of their own; spaces are written as plus signs. */
function links(
  org: Org,
  call: Call,
  limit: number,
  next: string | undefined,
  lost: readonly string[] = [],
): string[] {
  const link = (after: string | null | undefined, relation: string): string => {
    const params = new URLSearchParams();
    if (after) params.set('after', after);
    params.set('limit', String(limit));
    for (const [name, value] of call.params) {
      if (!['after', 'limit', ...lost].includes(name)) params.append(name, value);
    }
    return `<${org.origin}${call.path}?${params}>; rel="${relation}"`;
  };
  const lines = [link(call.params.get('after'), 'self'), ...(next ? [link(next, 'next')] : [])];
  // The links repeat the search, so a search that is too long makes a header that is too large.
  if (lines.some((line) => line.length > 8000)) throw new OktaError('E0000256');
  return lines;
}

type Place = readonly [id: string, key: string];

interface Cursor {
  /** The last row shown and what it was sorted by, so that the next page starts right even when that row is gone. */
  readonly place: Place | undefined;
  /** The page before was an empty one. */
  readonly paused: boolean;
}

const cursor = ({ place, paused }: Cursor): string =>
  Buffer.from(JSON.stringify([...(place ?? []), ...(paused ? [true] : [])])).toString('base64url');

function readCursor(after: string | null): Cursor | undefined {
  if (after === null) return undefined;
  try {
    const parts: unknown[] = JSON.parse(Buffer.from(after, 'base64url').toString());
    const paused = parts.at(-1) === true;
    const [id, key, ...more] = paused ? parts.slice(0, -1) : parts;
    if (id === undefined && paused) return { place: undefined, paused };
    if (typeof id === 'string' && typeof key === 'string' && more.length === 0) {
      return { place: [id, key], paused };
    }
  } catch {}
  throw new OktaError('E0000029', ['Invalid cursor.']);
}

/** Reads one row more than fits on the page, to know whether there is a next one. */
function inIdOrder<T extends { readonly id: string }>(
  { rows, keep }: Listing<T>,
  after: Place | undefined,
  limit: number,
): T[] {
  const found: T[] = [];
  for (let i = after ? firstAfter(rows, after[0]) : 0; i < rows.length && found.length <= limit; i++) {
    const row = rows[i];
    if (row && keep(row)) found.push(row);
  }
  return found;
}

function sorted<T extends { readonly id: string }>(
  { rows, keep }: Listing<T>,
  order: Order<T>,
  after: Place | undefined,
  limit: number,
): T[] {
  const direction = order.descending ? -1 : 1;
  const compare = ([idA, keyA]: Place, [idB, keyB]: Place): number => {
    if (keyA !== keyB) return keyA < keyB ? -direction : direction;
    return idA < idB ? -1 : Number(idA > idB);
  };
  const placed = rows.filter(keep).map((row) => ({ row, place: [row.id, order.key(row)] satisfies Place }));
  placed.sort((a, b) => compare(a.place, b.place));
  const start = after ? placed.findIndex(({ place }) => compare(place, after) > 0) : 0;
  return start < 0 ? [] : placed.slice(start, start + limit + 1).map(({ row }) => row);
}
