import { z } from 'zod/v3';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import type { Gap } from '../../core/load.ts';
import { nextCursor } from '../road/pagination.ts';
import { isoTime, type PollContext, serverTime } from './poller.ts';
import { openWindow, savedWindow, shortHash } from './window.ts';

/** The place in the System Log up to which events were handed over. */
export const logPlace = z.object({
  v: z.literal(1),
  /** The hash of the filter that it belongs to. */
  query: z.string(),
  /** Okta's cursor. Without one the log is read by time. */
  cursor: z.string().optional(),
  /** The time that the trigger started from, in ms. */
  from: z.number(),
  /** Everything that was stored up to then was handed over, in ms. */
  last: z.number(),
  seen: savedWindow,
});
export type LogPlace = z.infer<typeof logPlace>;

/** One event, of which only the ID is needed. */
const events = z.array(z.object({ uuid: z.string() }).passthrough());
type LogEvent = z.infer<typeof events>[number];

/** A resumption by time reads an hour again: Okta's events are late by minutes, and up to an hour. */
const overlap = 3_600_000;
/** The log holds 90 days. */
const retention = 90 * 86_400_000;
/** Pages, and the time for them: a poll that takes longer ends and says that there is more. */
const maxPages = 10;
const maxTime = 30_000;
/** A page that is not full and reaches to within a minute of now is the last one. */
const fresh = 60_000;

/** The place at the start. */
export const startingPlace = (from: number, filter: string | undefined): LogPlace => ({
  v: 1,
  query: shortHash(filter ?? ''),
  from,
  last: from,
  seen: [],
});

interface Reading {
  events: LogEvent[];
  place: LogPlace;
  more: boolean;
  lag: number;
  gaps: Gap[];
}

interface Bounds {
  /** The most events of one page, and about as many in all. */
  pageSize: number;
  most: number;
}

/**
 * Reads on from a place in the log: in ascending order and without an end, which Okta calls polling. Then events come in
 * the order in which they were stored, and the cursor misses none, however late one is.
 * Source: developer.okta.com/docs/reference/system-log-query
 */
export async function readLog(
  { okta, log }: Pick<PollContext, 'okta' | 'log'>,
  filter: string | undefined,
  { query: of, from, seen, ...place }: LogPlace,
  { pageSize, most }: Bounds,
): Promise<Reading> {
  const begun = okta.now();
  const window = openWindow(seen, begun);
  const found: LogEvent[] = [];
  const gaps: Gap[] = [];
  let { cursor, last } = place;
  let lag = 0;
  let more = true;

  for (let pages = 0; more; ) {
    const since = isoTime(Math.max(from, last - overlap));
    const query = { ...(cursor === undefined ? { since } : { after: cursor }), filter, limit: pageSize };
    let reply: Awaited<ReturnType<typeof read>>;
    try {
      reply = await read(query);
    } catch (error) {
      if (cursor !== undefined && isRefused(error)) {
        log(`Okta no longer takes the cursor, so the log is read again from ${since}.`);
        if (window.full) log('Events of that time may come twice, since there were too many to remember.');
        cursor = undefined;
        continue;
      }
      if (found.length === 0 || !isConnectorError(error) || error.code === 'CANCELLED') throw error;
      // What was read is handed over, and the next poll tells of the trouble if it lasts.
      log(`${error.message} The events read before that are handed over.`);
      break;
    }
    const now = serverTime(reply, okta);
    const kept = now - retention;
    if (pages === 0 && last < kept) {
      gaps.push({
        from: isoTime(last),
        to: isoTime(kept),
        why: 'The System Log holds 90 days, and events of this time were not read before they were deleted.',
      });
    }
    pages += 1;
    const page = reply.body;
    const news = page.filter(({ uuid }) => window.add(uuid));
    found.push(...news);
    const next = nextCursor(reply) ?? undefined;
    if (page.length === 0) {
      last = Math.max(last, now);
      cursor = next ?? cursor;
      lag = 0;
      more = false;
    } else {
      const published = newest(page) ?? now;
      last = Math.max(last, Math.min(published, now));
      lag = Math.max(0, now - published);
      if (next === undefined || next === cursor) {
        if (news.length === 0 && page.length >= pageSize) throw leadsNowhere();
        log('Okta returned no cursor for the next page, so the next poll reads the last hour again.');
        cursor = undefined;
        more = false;
      } else {
        cursor = next;
        if (page.length < pageSize && lag < fresh) more = false;
      }
    }
    if (found.length >= most || pages >= maxPages || okta.now() - begun >= maxTime) break;
  }
  return {
    events: found,
    place: { v: 1, query: of, cursor, from, last, seen: window.save(last) },
    more,
    lag: more ? lag : 0,
    gaps,
  };

  async function read(query: Record<string, string | number | undefined>) {
    return okta.call({ method: 'GET', path: '/api/v1/logs', query, expect: events });
  }
}

/** The place for another filter: what was read is read, and what the new one lets through counts from there on. */
export function placeFor(place: LogPlace, filter: string | undefined): LogPlace {
  const query = shortHash(filter ?? '');
  if (place.query === query) return place;
  return { ...place, query, cursor: undefined, from: Math.max(place.from, place.last) };
}

/** Okta documents no answer to a cursor that it no longer knows. Whatever is wrong besides shows again without it. */
const isRefused = (error: unknown): boolean =>
  isConnectorError(error) && [400, 404, 410].includes(error.status ?? 0);

const newest = (page: LogEvent[]): number | undefined => {
  const times = page.map((event) => Date.parse(String(event['published']))).filter((time) => time > 0);
  return times.length > 0 ? Math.max(...times) : undefined;
};

const leadsNowhere = () =>
  new ConnectorError(
    'UNEXPECTED_RESPONSE',
    'Okta returned a full page of the System Log without the cursor of the next one, and nothing new in it. Narrow the trigger down.',
  );
