import { describe, expect, test } from 'vitest';
import { newEvents } from '../../../../connector/triggers/new-events.ts';
import { newUsers } from '../../../../connector/triggers/new-users.ts';
import { userCreated } from '../../../../connector/triggers/user-created.ts';
import { LogServer, polling } from './log-server.ts';

const created = {
  eventType: 'user.lifecycle.create',
  outcome: { result: 'SUCCESS' },
  target: [{ id: '00u1', type: 'User' }],
};

/** A trigger that was polled once. */
async function begun() {
  const server = new LogServer();
  const { runtime, poll } = polling(userCreated, server);
  const { state } = await poll();
  return { server, runtime, poll, state };
}

describe('events that a hook delivers', () => {
  test('arrive at once, with their parts, and not again by the poll', async () => {
    const { server, runtime, poll, state } = await begun();
    const event = server.add(0, created);
    const delivered = await runtime.deliver(userCreated, { state, events: [event, event] });

    expect(delivered.events).toEqual([{ ...event, user: { id: '00u1', type: 'User' } }]);
    expect(delivered.more).toBe(false);
    const polled = await poll({ state: delivered.state });
    expect(polled.events).toEqual([]);
  });

  test('do not arrive again when the poll was first', async () => {
    const { server, runtime, poll, state } = await begun();
    const event = server.add(0, created);
    const polled = await poll({ state });

    expect(polled.events).toHaveLength(1);
    expect((await runtime.deliver(userCreated, { state: polled.state, events: [event] })).events).toEqual([]);
  });

  test('are left out where the trigger does not read them', async () => {
    const { runtime, state } = await begun();
    const failed = { uuid: '1', ...created, outcome: { result: 'FAILURE' } };
    const other = { uuid: '2', eventType: 'group.lifecycle.create' };
    const input = { userId: '00u2' };

    expect(
      (await runtime.deliver(userCreated, { state, events: [failed, other, 'text', null] })).events,
    ).toEqual([]);
    expect(
      (await runtime.deliver(userCreated, { state, input, events: [{ uuid: '3', ...created }] })).events,
    ).toEqual([]);
  });

  test('ask for a poll where only Okta can tell', async () => {
    const server = new LogServer();
    const { runtime, poll } = polling(newEvents, server);
    const { state } = await poll();
    const input = { filter: 'severity eq "WARN"' };

    expect(await runtime.deliver(newEvents, { state, input, events: [server.add()] })).toMatchObject({
      events: [],
      more: true,
    });
  });

  test('need a trigger on the log that was polled', async () => {
    const { runtime } = await begun();

    await expect(runtime.deliver(userCreated, { state: undefined, events: [] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      action: 'user_created',
    });
    await expect(runtime.deliver(newUsers, { state: {}, events: [] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      action: 'new_users',
    });
  });
});
