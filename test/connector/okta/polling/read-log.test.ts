import { describe, expect, test } from 'vitest';
import { newEvents } from '../../../../connector/triggers/new-events.ts';
import { day, hour, LogServer, minute, polling } from './log-server.ts';

const ids = (events: readonly Record<string, unknown>[]) => events.map(({ uuid }) => uuid);

/** A trigger that was polled once, of an org whose log had an event before. */
async function begun() {
  const server = new LogServer();
  server.add();
  server.now += minute;
  const { poll } = polling(newEvents, server);
  const { state } = await poll();
  return { server, poll, state };
}

describe('a poll of the log', () => {
  test('begins now, by the clock of Okta', async () => {
    const { server, poll } = await begun();
    server.now += 1000;
    const event = server.add();
    const ahead = polling(newEvents, { now: server.now + day, send: server.send });
    const first = await ahead.poll();

    expect(ids(first.events)).toEqual([event.uuid]);
    expect((await poll()).events).toHaveLength(1);
  });

  test('goes on at the cursor of Okta, and names no time beside it', async () => {
    const { server, poll, state } = await begun();
    const { uuid } = server.add();
    const second = await poll({ state });
    const third = await poll({ state: second.state });

    expect(ids(second.events)).toEqual([uuid]);
    expect(third).toMatchObject({ events: [], more: false, lag: 0, gaps: [] });
    const { searchParams } = server.asked.at(-1) ?? new URL('x:');
    expect([...searchParams.keys()].sort()).toEqual(['after', 'limit']);
  });

  test('asks once when nothing happened, and once for what has just happened', async () => {
    const { server, poll, state } = await begun();
    const asked = server.asked.length;
    const { state: next } = await poll({ state });
    expect(server.asked.length - asked).toBe(1);

    server.add();
    await poll({ state: next });
    expect(server.asked.length - asked).toBe(2);
  });

  test('hands over an event that the log shows an hour late', async () => {
    const { server, poll, state } = await begun();
    server.now += 2 * hour;
    const { state: next } = await poll({ state });
    const late = server.add(hour);

    expect(ids((await poll({ state: next })).events)).toEqual([late.uuid]);
  });

  test('starts a time back, says that there is more, and how far behind it is', async () => {
    const server = new LogServer();
    for (let count = 0; count < 2500; count += 1) {
      server.add();
      server.now += 1000;
    }
    const { poll } = polling(newEvents, server);
    const input = { startFrom: new Date(server.now - day).toISOString() };
    const polls = [await poll({ input })];
    for (; polls.at(-1)?.more; ) polls.push(await poll({ input, state: polls.at(-1)?.state }));

    expect(polls.map(({ events, more, lag }) => [events.length, more, lag])).toEqual([
      [1000, true, 1501 * 1000],
      [1000, true, 501 * 1000],
      [500, false, 0],
    ]);
    expect(new Set(polls.flatMap(({ events }) => ids(events))).size).toBe(2500);
  });

  test('reads the last hour again when Okta no longer takes the cursor, and repeats nothing', async () => {
    const { server, poll, state } = await begun();
    server.add();
    const { state: next } = await poll({ state });
    server.now += 10 * minute;
    const missed = server.add(5 * minute);
    server.forgetsCursors = true;
    const lines: string[] = [];
    const polled = await poll({ state: next, log: (line) => lines.push(line) });

    expect(ids(polled.events)).toEqual([missed.uuid]);
    expect(polled.gaps).toEqual([]);
    expect(lines.join()).toContain('no longer takes the cursor');
  });

  test('tells of a gap where the log no longer holds what was missed', async () => {
    const { server, poll, state } = await begun();
    server.now += minute;
    server.add();
    server.now += 100 * day;
    const { uuid } = server.add();
    const polled = await poll({ state });

    expect(ids(polled.events)).toEqual([uuid]);
    expect(polled.gaps).toEqual([
      {
        from: '2026-11-21T12:01:00.000Z',
        to: new Date(server.now - 90 * day).toISOString(),
        why: expect.stringContaining('90 days'),
      },
    ]);
    expect((await poll({ state: polled.state })).gaps).toEqual([]);
  });

  test('hands over what it has read when a later page fails', async () => {
    const { server, poll, state } = await begun();
    server.pageSize = 2;
    server.now += hour;
    const events = [server.add(2 * minute), server.add(2 * minute), server.add(), server.add()];
    server.breaksAfter = 1;
    const polled = await poll({ state });
    expect(ids(polled.events)).toEqual(ids(events.slice(0, 2)));
    expect(polled.more).toBe(true);

    await expect(poll({ state: polled.state })).rejects.toMatchObject({
      code: 'NETWORK',
      action: 'new_events',
    });
    server.breaksAfter = Number.POSITIVE_INFINITY;
    expect(ids((await poll({ state: polled.state })).events)).toEqual(ids(events.slice(2)));
  });

  test('goes on where Okta gives no cursor at the end, or none at all', async () => {
    for (const lack of ['bare', 'linkless'] as const) {
      const { server, poll, state } = await begun();
      server[lack] = true;
      const found: unknown[] = [];
      let next = state;
      for (let count = 0; count < 4; count += 1) {
        const { uuid } = server.add();
        const polled = await poll({ state: next });
        found.push(...ids(polled.events));
        expect(found).toContain(uuid);
        next = (await poll({ state: polled.state })).state;
      }
      expect(found).toHaveLength(4);
    }
  });

  test('does not wait for ever on a full page that leads nowhere', async () => {
    const { server, poll, state } = await begun();
    server.linkless = true;
    for (let count = 0; count < 1000; count += 1) server.add();
    const polled = await poll({ state });
    expect(polled.events).toHaveLength(1000);
    await expect(poll({ state: polled.state })).rejects.toMatchObject({ code: 'UNEXPECTED_RESPONSE' });
  });

  test('counts what another filter lets through from the change on', async () => {
    const { server, poll, state } = await begun();
    server.add();
    const { state: next } = await poll({ state });
    server.now += minute;
    const { uuid } = server.add();
    const changed = await poll({ state: next, input: { filter: 'severity eq "WARN"' } });

    expect(ids(changed.events)).toEqual([uuid]);
  });

  test('refuses a state that it did not give', async () => {
    const { poll } = await begun();
    for (const state of [{}, { v: 2 }, 'c1']) {
      await expect(poll({ state })).rejects.toMatchObject({ code: 'INVALID_INPUT', action: 'new_events' });
    }
  });

  test('stops when it is told to', async () => {
    const { poll, state } = await begun();
    await expect(poll({ state, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('keeps a state of some hundred bytes, and of at most 120 kB after a burst', async () => {
    const { server, poll, state } = await begun();
    expect(JSON.stringify(state).length).toBeLessThan(300);

    for (let count = 0; count < 12_000; count += 1) server.add();
    let polled = await poll({ state });
    for (; polled.more || polled.events.length > 0; ) polled = await poll({ state: polled.state });
    expect(JSON.stringify(polled.state).length).toBeGreaterThan(100_000);
    expect(JSON.stringify(polled.state).length).toBeLessThan(120_000);
  });
});
