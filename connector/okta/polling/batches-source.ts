import { z } from 'zod/v3';
import type { BatchesSource } from '../../core/define-trigger.ts';
import type { TriggerEvent } from '../../core/load.ts';
import { filterOf } from '../steps/log-query.ts';
import { latestInLog } from './log-source.ts';
import { type PollContext, type Poller, startOf, stateOf } from './poller.ts';
import { logPlace, placeFor, readLog, startingPlace } from './read-log.ts';

/** Events in about as many as one poll hands over. */
const most = 5000;
const largestPage = 1000;

const place = z.object({
  v: z.literal(1),
  log: logPlace,
  /** The period whose run is done. */
  period: z.string(),
  /** The run that is not at its end: what it has handed over. */
  run: z.object({ events: z.number(), batches: z.number() }).optional(),
});

/** The events of the System Log in batches, once in each period. Between the runs a poll asks Okta for nothing. */
export const batchesSource: Poller<BatchesSource> = {
  async poll(context) {
    const { source, input } = context;
    const filter = filterOf(source, input);
    const period = periodOf(context);
    const known = stateOf(place, context);
    if (!known) {
      const start = await startOf(context, { method: 'GET', path: '/api/v1/logs', query: { limit: 1 } });
      const log = startingPlace(start, filter);
      return { events: [], state: { v: 1, log, period }, more: false, lag: 0, gaps: [] };
    }
    if (!known.run && known.period === period) {
      return { events: [], state: known, more: false, lag: 0, gaps: [] };
    }
    const size = Number(input[source.size]);
    const {
      events,
      place: log,
      more,
      lag,
      gaps,
    } = await readLog(
      context,
      filter,
      placeFor(known.log, filter),
      // Pages that hold whole batches.
      { pageSize: Math.floor(largestPage / size) * size, most },
    );
    const run = known.run ?? { events: 0, batches: 0 };
    const total = run.events + events.length;
    const parts = Array.from({ length: Math.ceil(events.length / size) }, (_, at) =>
      events.slice(at * size, (at + 1) * size),
    );
    // The end of a run shows only when it is there, so that a run of many polls may end with an empty batch.
    if (!more && parts.length === 0 && run.batches > 0) parts.push([]);
    const batches = parts.map(
      (part, at): TriggerEvent => ({
        events: part,
        count: part.length,
        batch: run.batches + at + 1,
        offset: run.events + at * size,
        firstEventId: part[0]?.uuid ?? null,
        lastEventId: part.at(-1)?.uuid ?? null,
        isFirstBatch: run.batches + at === 0,
        isLastBatch: !more && at === parts.length - 1,
        total: more ? null : total,
      }),
    );
    return {
      events: batches,
      state: {
        v: 1,
        log,
        period: more ? known.period : period,
        run: more ? { events: total, batches: run.batches + parts.length } : undefined,
      },
      more,
      lag,
      gaps,
    };
  },

  async latest(context) {
    const events = await latestInLog(context);
    return [
      {
        events,
        count: events.length,
        batch: 1,
        offset: 0,
        firstEventId: events[0]?.['uuid'] ?? null,
        lastEventId: events.at(-1)?.['uuid'] ?? null,
        isFirstBatch: true,
        isLastBatch: true,
        total: events.length,
      },
    ];
  },
};

const week = 7 * 86_400_000;

/** The name of the period that it is now: a run is due when it is another than that of the last run. */
function periodOf({ okta, source, input }: PollContext<BatchesSource>): string {
  const [hours = 0, minutes = 0] = String(input[source.time]).split(':').map(Number);
  const { year = '', month = '', ...of } = wallClock(okta.now(), String(input[source.timeZone]));
  // The time on the wall, as if it were UTC, and back by the time of day at which a period begins.
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(of['day']),
    Number(of['hour']),
    Number(of['minute']),
  );
  const every = input[source.every];
  const begun = new Date(wall - ((every === 'hour' ? 0 : hours) * 60 + minutes) * 60_000);
  const text = begun.toISOString();
  if (every === 'hour') return text.slice(0, 13);
  if (every === 'month') return text.slice(0, 7);
  // The first of January 1970 was a Thursday, and a week begins on Monday.
  if (every === 'week') return `week ${Math.floor((begun.getTime() + 3 * 86_400_000) / week)}`;
  return text.slice(0, 10);
}

function wallClock(now: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
}
