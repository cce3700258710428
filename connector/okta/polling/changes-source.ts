import { z } from 'zod/v3';
import { isObject } from '../../core/conform.ts';
import type { ChangesSource } from '../../core/define-trigger.ts';
import { isConnectorError } from '../../core/error.ts';
import type { TriggerEvent } from '../../core/load.ts';
import { nextCursor } from '../road/pagination.ts';
import { searchExpression } from '../steps/search-expression.ts';
import { shown } from './log-source.ts';
import { isoTime, type Poller, serverTime, startOf, stateOf } from './poller.ts';
import { openWindow, savedWindow } from './window.ts';

/** Okta's search shows a change after a second or so, at times after ten. So each round reads the last minute again. */
const overlap = 60_000;
/** The pages of one poll. */
const maxPages = 10;

const place = z.object({
  v: z.literal(1),
  /** The time that the trigger started from, in ms. */
  from: z.number(),
  /** A round reads the objects whose date is not before this, in ms. */
  since: z.number(),
  /** The round that is not at its end: when it began, in ms, and Okta's cursor. */
  round: z.object({ began: z.number(), cursor: z.string() }).optional(),
  seen: savedWindow,
});

/**
 * The objects of a list whose date is new. The list is not sorted, so that it is in the order of its IDs and no change
 * moves an object across a page. An object that changes behind the reader's back has a date in the next round.
 */
export const changesSource: Poller<ChangesSource> = {
  async poll(context) {
    const { okta, source, log } = context;
    const { path, by, pageSize } = source;
    const known = stateOf(place, context);
    const start = known ? undefined : await startOf(context, { method: 'GET', path, query: { limit: 1 } });
    let { from, since, round, seen } = known ?? {
      from: start ?? 0,
      since: start ?? 0,
      round: undefined,
      seen: [],
    };
    const window = openWindow(seen, okta.now());
    const events: TriggerEvent[] = [];
    for (let pages = 0; pages < maxPages; pages += 1) {
      const query = {
        [source.parameter]: searchExpression(by, 'ge', isoTime(since)),
        limit: pageSize,
        after: round?.cursor,
      };
      const call = okta.call({ method: 'GET', path, query, expect: objects });
      const reply = await call.catch((error: unknown) => {
        if (!round || !isConnectorError(error) || error.status !== 400) throw error;
        return undefined;
      });
      if (!reply) {
        log('Okta no longer takes the cursor, so the list is read again from its beginning.');
        round = undefined;
        continue;
      }
      const began = round?.began ?? serverTime(reply, okta);
      for (const object of reply.body) {
        const date = String(object[by] ?? '');
        // A date is cut to the second or is not; what happened in the first second counts.
        const counts = Date.parse(date) >= Math.floor(from / 1000) * 1000;
        if (counts && window.add(`${object.id} ${date}`)) events.push(object);
      }
      const cursor = nextCursor(reply);
      const stuck = cursor !== null && cursor === round?.cursor;
      if (stuck) log('Okta returned the same page cursor twice, so the next poll reads the list again.');
      else if (cursor === null) since = Math.max(from, began - overlap);
      round = cursor === null || stuck ? undefined : { began, cursor };
      if (!round) break;
    }
    if (window.full) log('More changed than can be remembered. Changes of the last minute may come twice.');
    events.sort((a, b) => Date.parse(String(a[by])) - Date.parse(String(b[by])));
    const more = round !== undefined;
    const lag = more ? Math.max(0, okta.now() - since) : 0;
    return { events, state: { v: 1, from, since, round, seen: window.save(since) }, more, lag, gaps: [] };
  },

  /** The latest of a week. */
  async latest({ okta, source: { path, by, parameter, pageSize } }) {
    const query = {
      [parameter]: searchExpression(by, 'ge', isoTime(okta.now() - 7 * 86_400_000)),
      limit: pageSize,
    };
    const { body } = await okta.call({ method: 'GET', path, query, expect: objects });
    return body
      .filter(isObject)
      .sort((a, b) => Date.parse(String(b[by])) - Date.parse(String(a[by])))
      .slice(0, shown);
  },
};

const objects = z.array(z.object({ id: z.string() }).passthrough());
