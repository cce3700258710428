import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listLogEvents } from '../../../../actions/logs/list-log-events.ts';
import type { HttpRequest } from '../../../../connector/core/send.ts';
import { createRuntime } from '../../../../connector/runtime.ts';
import { groupCreated } from '../../../../connector/triggers/group-created.ts';
import { newEvents } from '../../../../connector/triggers/new-events.ts';
import { newUsers } from '../../../../connector/triggers/new-users.ts';
import { allTriggers } from '../../../all-triggers.ts';
import { connection, refused } from '../../../okta.ts';
import { limits, responseOf, stillClock } from '../../../road.ts';
import { groupNamed } from '../../sandbox/client.ts';
import { day, minute } from './log-server.ts';
import { sandboxPolls } from './sandbox-polls.ts';

describe('poll', () => {
  test('takes the input as a form gives it, and asks Okta for nothing where it is wrong', async () => {
    const sent: HttpRequest[] = [];
    const send = async (request: HttpRequest) => {
      sent.push(request);
      return responseOf(200, []);
    };
    const runtime = createRuntime({ send, ...stillClock() });
    const input = { startFrom: 'yesterday', group: '00g1' };

    await expect(runtime.poll(groupCreated, { connection, input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      action: 'group_created',
      fields: [{ field: 'startFrom' }, { field: 'group' }],
    });
    expect(sent).toEqual([]);
  });

  test('says which scope a service app lacks', async () => {
    const challenge = 'Bearer error="insufficient_scope", error_description="The access token lacks scopes."';
    const answer = responseOf(403, refused('E0000006', 'No permission'), { 'www-authenticate': challenge });
    const runtime = createRuntime({ send: async () => answer, ...stillClock() });

    await expect(runtime.poll(newEvents, { connection })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.logs.read'),
      action: 'new_events',
    });
  });

  test('shares what is known of the rate limit with the actions', async () => {
    const clock = stillClock();
    const send = async () => responseOf(200, [], limits(20, 0, 30));
    const runtime = createRuntime({ send, ...clock });
    await runtime.run(listLogEvents, { connection, input: { until: '2026-11-21T12:00:00Z' } });
    expect(clock.waits).toEqual([]);
    await runtime.poll(newEvents, { connection });

    expect(clock.waits[0]).toBe(31_000);
  });
});

describe('latest', () => {
  test('shows what a trigger would start with, and keeps nothing', async () => {
    const org = await sandboxPolls(newEvents);
    const { runtime } = org;
    const group = await groupNamed(org, 'Engineering');
    await org.send('PUT', `/api/v1/groups/${group.id}`, { profile: { name: 'Engineers' } });
    const inputs: Record<string, object> = { group_membership_changed: { groupId: group.id } };
    const shown: Record<string, number> = {};
    for (const trigger of allTriggers) {
      const input = inputs[trigger.name] ?? {};
      const events = await runtime.latest(trigger, { connection: org.connection, input: { ...input } });
      expect(events.length, trigger.name).toBeLessThanOrEqual(5);
      for (const event of events) expect(trigger.output.safeParse(event).error, trigger.name).toBeUndefined();
      if (events.length > 0) shown[trigger.name] = events.length;
    }

    expect(shown).toMatchObject({
      new_events: 5,
      scheduled_events: 1,
      user_signed_in: 5,
      sign_in_failed: 5,
      group_changed: 1,
      new_or_updated_groups: 1,
      group_membership_changed: 1,
    });
  });

  test('shows the newest first', async () => {
    const { send, runtime, connection, pass } = await sandboxPolls(newUsers);
    for (const name of ['ada', 'grace']) {
      await pass(1000);
      const address = `${name}@example.com`;
      const profile = { login: address, email: address, firstName: name, lastName: 'Test' };
      await send('POST', '/api/v1/users?activate=false', { profile });
    }

    expect(await runtime.latest(newUsers, { connection })).toMatchObject([
      { profile: { firstName: 'grace' } },
      { profile: { firstName: 'ada' } },
    ]);
  });
});

describe('the log of the sandbox', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ does: fc.constant('happen' as const), times: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ does: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
      fc.record({
        does: fc.constant('poll' as const),
        fault: fc.constantFrom(undefined, 'expiredCursor', 'emptyPage'),
      }),
    ),
    { maxLength: 15 },
  );

  test('gives the same events to every way of polling, late ones too', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const { send, poll, drain, pass } = await sandboxPolls(groupCreated, {
          logDelay: 40 * minute,
          users: 5,
        });
        const made: string[] = [];
        const found: string[] = [];
        const ids = (events: Record<string, unknown>[]) =>
          events.map(({ group }) => String((group as { displayName: string }).displayName));
        await poll();
        for (const step of story) {
          if (step.does === 'pass') await pass(step.minutes * minute);
          if (step.does === 'poll') {
            if (step.fault)
              await send('POST', '/sandbox/faults', { kind: step.fault, path: '/api/v1/logs', count: 1 });
            found.push(...ids((await poll()).events));
            await send('DELETE', '/sandbox/faults');
          }
          for (let count = 0; step.does === 'happen' && count < step.times; count += 1) {
            const name = `Group ${made.length}`;
            made.push(name);
            await send('POST', '/api/v1/groups', { profile: { name } });
          }
        }
        await pass(day / 2);
        found.push(...ids(await drain()));

        expect(found.sort()).toEqual(made.sort());
      }),
      { numRuns: 20 },
    );
  });
});
