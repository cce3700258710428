import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Polled } from '../../../../connector/core/load.ts';
import { newEvents } from '../../../../connector/triggers/new-events.ts';
import { type Event, LogServer, minute, polling } from './log-server.ts';

/** What a host may go through between two looks at the log. */
type Step =
  | { does: 'happen'; late: number[] }
  | { does: 'pass'; minutes: number }
  | { does: 'poll'; crash: 'none' | 'before handing over' | 'before keeping the state'; breaksAfter: number }
  | { does: 'hook'; latest: number; crash: boolean }
  | { does: 'show again'; back: number }
  | { does: 'forget cursors' };

const steps = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('happen' as const),
      late: fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 9 }),
    }),
    fc.record({
      does: fc.constant('pass' as const),
      minutes: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(3 * 24 * 60)),
    }),
    fc.record({
      does: fc.constant('poll' as const),
      crash: fc.constantFrom(
        'none' as const,
        'none' as const,
        'before handing over' as const,
        'before keeping the state' as const,
      ),
      breaksAfter: fc.constantFrom(0, 1, 2, 1000),
    }),
    fc.record({
      does: fc.constant('hook' as const),
      latest: fc.integer({ min: 1, max: 6 }),
      crash: fc.boolean(),
    }),
    fc.record({ does: fc.constant('show again' as const), back: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ does: fc.constant('forget cursors' as const) }),
  ),
  { maxLength: 30 },
);

/** Plays a story, and gives back what was handed over. */
async function played(story: readonly Step[], pageSize: number) {
  const server = new LogServer();
  server.pageSize = pageSize;
  const { poll, runtime } = polling(newEvents, server);
  const handed: string[] = [];
  /** Those that a crash may repeat. */
  const doubtful = new Set<string>();
  const hand = (polled: Polled, crash: boolean) => {
    const ids = polled.events.map(({ uuid }) => String(uuid));
    handed.push(...ids);
    if (crash) for (const id of ids) doubtful.add(id);
  };
  // A backlog of three hours before the story begins.
  server.now -= 180 * minute;
  const input = { startFrom: new Date(server.now).toISOString() };
  for (let count = 0; count < 18; count += 1) {
    server.add((count % 4) * minute);
    server.now += 10 * minute;
  }
  let { state } = await poll({ input }).then((first) => {
    hand(first, false);
    return first;
  });
  let forgetting = false;
  for (const step of story) {
    if (step.does === 'happen') for (const late of step.late) server.add(late * minute);
    if (step.does === 'pass') server.now += step.minutes * minute;
    if (step.does === 'forget cursors') forgetting = true;
    // A hook, or the log that shows an event a second time, is late by minutes, not by days.
    const recent = ({ published }: Event) => Date.parse(published) > server.now - 90 * minute;
    if (step.does === 'show again') {
      const again = server.all.filter(recent).at(-step.back);
      if (again) server.add(0, again);
    }
    if (step.does === 'hook') {
      const events = server.all.filter(recent).slice(-step.latest);
      const delivered = await runtime.deliver(newEvents, { input, state, events });
      hand(delivered, step.crash);
      if (!step.crash) state = delivered.state;
    }
    if (step.does === 'poll') {
      server.forgetsCursors = forgetting;
      server.breaksAfter = step.breaksAfter;
      // A poll that fails gives nothing, and the state stays.
      const polled = await poll({ input, state }).catch(() => undefined);
      server.forgetsCursors = false;
      forgetting = false;
      if (polled && step.crash !== 'before handing over') {
        hand(polled, step.crash !== 'none');
        if (step.crash === 'none') state = polled.state;
      }
    }
  }
  server.breaksAfter = Number.POSITIVE_INFINITY;
  // A poll may leave out what happened in the last minute, and the next one has it.
  server.now += 2 * minute;
  for (let quiet = false; !quiet; ) {
    const polled = await poll({ input, state });
    hand(polled, false);
    state = polled.state;
    quiet = polled.events.length === 0 && !polled.more;
  }
  return { handed, doubtful, all: server.all.map(({ uuid }: Event) => uuid) };
}

describe('the events of one log', () => {
  test('arrive all, whatever interrupts the polls, and none twice but where the host crashed', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(1, 2, 3, 1000), async (story, pageSize) => {
        const { handed, doubtful, all } = await played(story, pageSize);

        expect(new Set(handed)).toEqual(new Set(all));
        const twice = handed.filter((id, at) => handed.indexOf(id) !== at);
        expect(twice.filter((id) => !doubtful.has(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
