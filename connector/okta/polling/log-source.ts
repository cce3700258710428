import { isObject } from '../../core/conform.ts';
import type { LogSource, Source } from '../../core/define-trigger.ts';
import { ConnectorError } from '../../core/error.ts';
import type { Polled } from '../../core/load.ts';
import { filterOf, lifted, matches } from '../steps/log-query.ts';
import { type PollContext, type Poller, startOf, stateOf } from './poller.ts';
import { logPlace, placeFor, readLog, startingPlace } from './read-log.ts';
import { openWindow } from './window.ts';

/** The most events of a poll, which is also Okta's largest page. */
const most = 1000;

/** Each event of the System Log. */
export const logSource: Poller<LogSource> = {
  async poll(context) {
    const { trigger, source, input } = context;
    const filter = filterOf(source, input);
    const known = stateOf(logPlace, context);
    const place = known
      ? placeFor(known, filter)
      : startingPlace(await startOf(context, { ...listLog, query: { limit: 1 } }), filter);
    const { events, place: state, ...rest } = await readLog(context, filter, place, { pageSize: most, most });
    return { events: events.map((event) => lifted(trigger.lift, event)), state, ...rest };
  },
  latest: latestInLog,
};

const listLog = { method: 'GET', path: '/api/v1/logs' } as const;

/** The latest events that a trigger on the log would start with. */
export async function latestInLog({
  okta,
  trigger,
  source,
  input,
}: PollContext<Extract<Source, { kind: 'log' | 'batches' }>>): Promise<Polled['events']> {
  const query = { filter: filterOf(source, input), sortOrder: 'DESCENDING', limit: shown };
  const { body } = await okta.call({ ...listLog, query });
  return (Array.isArray(body) ? body.filter(isObject) : []).map((event) => lifted(trigger.lift, event));
}

/** The events that a person looks at. */
export const shown = 5;

/**
 * Takes the events of an event hook into the window of a trigger, so that each arrives once, whichever of hook and poll
 * is first. Where only Okta can tell whether the trigger reads an event, it is left to the poll, and `more` asks for one.
 */
export function deliver({
  trigger,
  source,
  input,
  events,
  now,
  ...kept
}: Pick<PollContext<LogSource>, 'trigger' | 'source' | 'input' | 'state'> & {
  events: readonly unknown[];
  now: number;
}): Polled {
  const state = stateOf(logPlace, kept);
  if (!state) {
    throw new ConnectorError(
      'INVALID_INPUT',
      'Events can be delivered only to a trigger that was polled. Poll it first, and give the state that came back.',
    );
  }
  const window = openWindow(state.seen, now);
  const read = events.filter(isObject).map((event) => ({ event, counts: matches(source, input, event) }));
  const fresh = read.filter(
    ({ event: { uuid }, counts }) => counts === true && typeof uuid === 'string' && window.add(uuid),
  );
  return {
    events: fresh.map(({ event }) => lifted(trigger.lift, event)),
    state: { ...state, seen: window.save(state.last) },
    more: read.some(({ counts }) => counts === undefined),
    lag: 0,
    gaps: [],
  };
}
