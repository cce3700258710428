import { describe, expect, test } from 'vitest';
import { newOrUpdatedGroups } from '../../../../connector/triggers/new-or-updated-groups.ts';
import { newOrUpdatedUsers } from '../../../../connector/triggers/new-or-updated-users.ts';
import { newUsers } from '../../../../connector/triggers/new-users.ts';
import { hour, minute } from './log-server.ts';
import { sandboxPolls } from './sandbox-polls.ts';

const person = (name: string) => ({
  profile: { login: `${name}@example.com`, email: `${name}@example.com`, firstName: name, lastName: 'Test' },
});
const logins = (events: Record<string, unknown>[]) =>
  events.map(({ profile }) => String((profile as { login: string }).login).replace('@example.com', ''));

describe('new users', () => {
  test('arrive once, from now on, also where the search shows them late', async () => {
    const { send, poll, pass } = await sandboxPolls(newUsers, { searchDelay: 20_000 });
    expect((await poll()).events).toEqual([]);
    await pass(minute);
    await send('POST', '/api/v1/users?activate=false', person('ada'));
    await pass(5000);
    expect((await poll()).events).toEqual([]);
    await pass(30_000);

    expect(logins((await poll()).events)).toEqual(['ada']);
    expect((await poll()).events).toEqual([]);
    await pass(hour);
    expect((await poll()).events).toEqual([]);
  });

  test('are read from a time back, and are no users that were only changed', async () => {
    const { send, poll, pass, now } = await sandboxPolls(newUsers);
    await send('POST', '/api/v1/users?activate=false', person('ada'));
    await pass(hour);
    const startFrom = new Date(now() - 2 * hour).toISOString();
    const [ada] = (await poll({ input: { startFrom } })).events;
    expect(logins(ada ? [ada] : [])).toEqual(['ada']);

    await send('POST', `/api/v1/users/${ada?.['id']}`, { profile: { title: 'Countess' } });
    await pass(minute);
    expect((await poll({ input: { startFrom } })).events).toEqual([]);
  });
});

describe('new or updated users', () => {
  test('arrive once for each change that a poll finds, also those who left', async () => {
    const { send, poll, pass } = await sandboxPolls(newOrUpdatedUsers);
    await poll();
    await pass(minute);
    const { body } = await send<{ id: string }>('POST', '/api/v1/users?activate=false', person('ada'));
    expect(logins((await poll()).events)).toEqual(['ada']);
    await pass(1000);
    await send('POST', `/api/v1/users/${body.id}`, { profile: { title: 'Countess' } });
    await send('POST', `/api/v1/users/${body.id}`, { profile: { title: 'Dr' } });
    expect((await poll()).events).toMatchObject([{ profile: { title: 'Dr' } }]);
    await pass(1000);
    await send('POST', `/api/v1/users/${body.id}/lifecycle/deactivate`);

    expect((await poll()).events).toMatchObject([{ status: 'DEPROVISIONED' }]);
    expect((await poll()).events).toEqual([]);
  });

  test('are read on many pages, in bounded polls, with changes behind the back of the reader', async () => {
    const { send, poll, drain, pass, now } = await sandboxPolls(newOrUpdatedUsers, {
      users: 1300,
      pages: 'short',
    });
    const input = { startFrom: '2000-01-01T00:00:00Z' };
    const first = await poll({ input });
    expect(first.more).toBe(true);
    const seen = new Map(first.events.map(({ id, lastUpdated }) => [id, lastUpdated]));
    // A user on a page that was read, and one on a page that was not.
    const { body: users } = await send<{ id: string }[]>('GET', '/api/v1/users?limit=200');
    await pass(minute);
    const early = users.find(({ id }) => seen.has(id))?.id;
    await send('POST', `/api/v1/users/${early}`, { profile: { title: 'Changed' } });
    const changed = new Date(now()).toISOString();
    await pass(2 * minute);
    const rest = [...(await drain({ input })), ...(await drain({ input }))];
    const all = [...first.events, ...rest].map(({ id, lastUpdated }) => `${id} ${lastUpdated}`);

    expect(new Set(all).size).toBe(all.length);
    expect(new Set(all.map((one) => one.split(' ')[0])).size).toBe(1300);
    expect(rest).toContainEqual(expect.objectContaining({ id: early, lastUpdated: changed }));
  });

  test('are read again from the start of a round whose cursor Okta no longer takes', async () => {
    const { send, poll, drain } = await sandboxPolls(newOrUpdatedUsers, { users: 500, pages: 'short' });
    const input = { startFrom: '2000-01-01T00:00:00Z' };
    await send('POST', '/sandbox/faults', { kind: 'expiredCursor', path: '/api/v1/users', count: 1 });
    const events = [...(await poll({ input })).events, ...(await drain({ input }))];

    expect(events.length).toBe(500);
    expect(new Set(events.map(({ id }) => id)).size).toBe(500);
  });
});

describe('new or updated groups', () => {
  test('arrive when they are created or renamed, and not for their members', async () => {
    const { send, poll, pass } = await sandboxPolls(newOrUpdatedGroups);
    await poll();
    await pass(minute);
    const { body } = await send<{ id: string }>('POST', '/api/v1/groups', { profile: { name: 'Gadgets' } });
    expect((await poll()).events).toMatchObject([{ profile: { name: 'Gadgets' } }]);
    await pass(1000);
    await send('PUT', `/api/v1/groups/${body.id}`, { profile: { name: 'Widgets' } });

    expect((await poll()).events).toMatchObject([{ profile: { name: 'Widgets' } }]);
    await pass(1000);
    const { body: users } = await send<{ id: string }[]>('GET', '/api/v1/users?limit=2');
    await send('PUT', `/api/v1/groups/${body.id}/users/${users[1]?.id}`);
    expect((await poll()).events).toEqual([]);
  });
});
