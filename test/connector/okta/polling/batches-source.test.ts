import { describe, expect, test } from 'vitest';
import { scheduledEvents } from '../../../../connector/triggers/scheduled-events.ts';
import { day, hour, LogServer, minute, polling } from './log-server.ts';

type Batch = { events: { uuid: string }[] } & Record<string, unknown>;

/** Polls as a host does: from the state that it kept. */
function hostOf(server: LogServer, input: Record<string, unknown>) {
  const { poll } = polling(scheduledEvents, server);
  let state: unknown;
  return async () => {
    const batches: Batch[] = [];
    for (let more = true; more; ) {
      const polled = await poll({ input, state });
      batches.push(...(polled.events as Batch[]));
      state = polled.state;
      more = polled.more;
    }
    return batches;
  };
}

describe('scheduled events', () => {
  test('come in batches, with their place in the whole', async () => {
    const server = new LogServer();
    const run = hostOf(server, { every: 'hour', batchSize: 2 });
    expect(await run()).toEqual([]);
    for (let count = 0; count < 5; count += 1) server.add();
    server.now += 10 * minute;
    expect(await run()).toEqual([]);
    server.now += hour;

    const batches = await run();
    const facts = batches.map(({ events, ...rest }) => ({ ids: events.map(({ uuid }) => uuid), ...rest }));
    const rest = { total: 5 };
    expect(facts).toEqual([
      {
        ids: ['event-1', 'event-2'],
        count: 2,
        batch: 1,
        offset: 0,
        firstEventId: 'event-1',
        lastEventId: 'event-2',
        isFirstBatch: true,
        isLastBatch: false,
        ...rest,
      },
      {
        ids: ['event-3', 'event-4'],
        count: 2,
        batch: 2,
        offset: 2,
        firstEventId: 'event-3',
        lastEventId: 'event-4',
        isFirstBatch: false,
        isLastBatch: false,
        ...rest,
      },
      {
        ids: ['event-5'],
        count: 1,
        batch: 3,
        offset: 4,
        firstEventId: 'event-5',
        lastEventId: 'event-5',
        isFirstBatch: false,
        isLastBatch: true,
        ...rest,
      },
    ]);
    expect(await run()).toEqual([]);
  });

  test('ask Okta for nothing before it is time, and give nothing where nothing happened', async () => {
    const server = new LogServer();
    const run = hostOf(server, { every: 'day', time: '13:30' });
    await run();
    const asked = server.asked.length;
    server.now += hour;
    await run();
    expect(server.asked.length).toBe(asked);
    server.now += 30 * minute;
    expect(await run()).toEqual([]);
    expect(server.asked.length).toBeGreaterThan(asked);
  });

  test('come whole where they take several polls', async () => {
    const server = new LogServer();
    const run = hostOf(server, { every: 'hour', batchSize: 300 });
    await run();
    for (let count = 0; count < 12_345; count += 1) server.add();
    server.now += hour;
    const batches = await run();

    expect(batches.flatMap(({ events }) => events.map(({ uuid }) => uuid))).toEqual(
      server.all.map(({ uuid }) => uuid),
    );
    expect(batches.filter(({ isFirstBatch }) => isFirstBatch)).toEqual([batches[0]]);
    expect(batches.filter(({ isLastBatch }) => isLastBatch)).toEqual([batches.at(-1)]);
    expect(batches.at(-1)).toMatchObject({ total: 12_345, batch: batches.length });
    expect(batches.every(({ events }) => events.length <= 300)).toBe(true);
  });

  test('end with an empty batch where the end shows only then', async () => {
    const server = new LogServer();
    const run = hostOf(server, { every: 'hour', batchSize: 1000 });
    await run();
    for (let count = 0; count < 5000; count += 1) server.add();
    server.now += hour;

    expect((await run()).at(-1)).toMatchObject({ events: [], isLastBatch: true, total: 5000, offset: 5000 });
  });

  // The tests begin on Saturday, 21 November 2026, at noon in UTC.
  test.each([
    [{ every: 'hour', time: '00:15' }, 15 * minute],
    [{ every: 'day', time: '06:00', timeZone: 'America/New_York' }, 23 * hour],
    [{ every: 'day', time: '06:00', timeZone: 'Asia/Tokyo' }, 9 * hour],
    [{ every: 'week', time: '01:00' }, 37 * hour],
    [{ every: 'month' }, 9 * day + 12 * hour],
  ])('are due by the clock: %j', async (input, wait) => {
    const server = new LogServer();
    const run = hostOf(server, input);
    await run();
    server.add();
    server.now += wait - 1000;
    expect(await run()).toEqual([]);
    server.now += 1000;
    expect(await run()).toHaveLength(1);
  });

  test('take no time zone that there is not, and no 25 o’clock', async () => {
    const { poll } = polling(scheduledEvents, new LogServer());
    for (const input of [{ timeZone: 'Mars/Olympus' }, { time: '25:00' }, { batchSize: 1001 }]) {
      await expect(poll({ input })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ field: Object.keys(input)[0] }],
      });
    }
  });
});
