import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type EventBody, type GroupBody, groupNamed, open, query, type UserBody } from '../client.ts';

const folder = mkdtempSync(join(tmpdir(), 'okta-state-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noon = Date.parse('2026-11-21T12:00:00Z');
const profile = { login: 'ada@acme.test', email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };

describe('a state file', () => {
  test('keeps the org: users, groups, members, the log, the API key and the time', async () => {
    const state = join(folder, 'kept.json');
    const first = await open({ state, seed: 7, users: 70, now: () => noon });
    const { body: ada } = await first.send<UserBody>('POST', '/api/v1/users', { profile });
    const group = await groupNamed(first, 'On Call');
    await first.send('PUT', `/api/v1/groups/${group.id}/users/${ada.id}`);
    await first.send('POST', '/sandbox/clock', { advance: 86_400_000 });
    const paths = [
      '/api/v1/users',
      '/api/v1/groups?expand=stats',
      `/api/v1/groups/${group.id}/users`,
      '/api/v1/logs?limit=1000',
      query('/api/v1/users', { search: 'profile.lastName eq "Lovelace"' }),
      '/api/v1/users/ada',
      '/api/v1/apps',
      '/api/v1/policies?type=PASSWORD',
      '/sandbox/outbox',
      '/sandbox/clock',
    ];
    const before = await Promise.all(paths.map((path) => first.send('GET', path)));
    await first.sandbox.stop();
    // Compared as a whole, the file would be shown, and the org's secrets are in it.
    expect(readFileSync(state, 'utf8').includes(first.sandbox.origin)).toBe(false);

    const second = await open({ state, now: () => noon });
    expect(second.sandbox.apiKey).toBe(first.sandbox.apiKey);
    const after = await Promise.all(paths.map((path) => second.send('GET', path)));
    // The address is all that an org does not keep.
    const text = JSON.stringify(before.map(({ body }) => body));
    const moved = text.replaceAll(first.sandbox.origin, second.sandbox.origin);
    expect(after.map(({ body }) => body)).toEqual(JSON.parse(moved));
    expect(second.sandbox.origin).not.toBe(first.sandbox.origin);
  });

  test('goes on with what group rules and apps had still to do', async () => {
    const state = join(folder, 'pending.json');
    const options = { state, users: 70, ruleDelay: 3_600_000, assignmentDelay: 3_600_000 };
    const first = await open(options);
    const contractors = await groupNamed(first, 'Contractors');
    const types = await first.send<{ id: string; name: string }[]>('GET', '/api/v1/meta/types/user');
    const contractor = types.body.find(({ name }) => name === 'contractor');
    const { body: ada } = await first.send<UserBody>('POST', '/api/v1/users', {
      profile: { ...profile, contractEnd: '2027-03-31' },
      type: { id: contractor?.id },
    });
    await first.sandbox.stop();

    const second = await open(options);
    const groups = async () =>
      (await second.send<GroupBody[]>('GET', `/api/v1/users/${ada.id}/groups`)).body.map(({ id }) => id);
    const apps = async () => (await second.send<[]>('GET', `/api/v1/users/${ada.id}/appLinks`)).body.length;
    expect(await groups()).not.toContain(contractors.id);
    expect(await apps()).toBe(0);
    await second.send('POST', '/sandbox/clock', { advance: 3_600_000 });
    expect(await groups()).toContain(contractors.id);
    expect(await apps()).toBe(2);
  });

  test('goes on where the org was: no id and no event is given twice', async () => {
    const state = join(folder, 'on.json');
    const first = await open({ state });
    const { body: one } = await first.send<GroupBody>('POST', '/api/v1/groups', { profile: { name: 'One' } });
    await first.sandbox.stop();
    const second = await open({ state });
    const { body: two } = await second.send<GroupBody>('POST', '/api/v1/groups', {
      profile: { name: 'Two' },
    });

    expect(two.id > one.id).toBe(true);
    const { body } = await second.send<EventBody[]>('GET', '/api/v1/logs?limit=1000');
    expect(new Set(body.map(({ uuid }) => uuid)).size).toBe(body.length);
    expect(body.filter(({ eventType }) => eventType === 'group.lifecycle.create')).toHaveLength(2);
  });

  test('is written while the org runs, whole, for its owner alone, and leaves nothing beside it', async () => {
    const own = join(folder, 'running');
    mkdirSync(own);
    const state = join(own, 'state.json');
    const { send } = await open({ state });
    expect(readdirSync(own)).toEqual([]);
    await send('POST', '/api/v1/groups', { profile: { name: 'Night shift' } });

    await expect.poll(() => readdirSync(own), { timeout: 5000 }).toEqual(['state.json']);
    expect(JSON.stringify(JSON.parse(readFileSync(state, 'utf8')).tables.groups)).toContain('Night shift');
    if (process.platform !== 'win32') expect(statSync(state).mode & 0o777).toBe(0o600);
  });

  test('goes back to its own seed by a reset, and keeps that', async () => {
    const state = join(folder, 'reset.json');
    const first = await open({ state, seed: 7 });
    await first.send('POST', '/api/v1/groups', { profile: { name: 'Gone' } });
    await first.sandbox.stop();
    const second = await open({ state });
    await second.send('POST', '/sandbox/reset');
    await second.sandbox.stop();

    const third = await open({ state });
    expect(third.sandbox.apiKey).toBe(first.sandbox.apiKey);
    expect((await third.send('GET', '/api/v1/groups?q=Gone')).body).toEqual([]);
  });

  test.each(['', '{"version":2', '{}', '{"version":99}', '{"version":2}', 'null'])(
    'that cannot be read is named: %j',
    async (text) => {
      const state = join(folder, 'corrupt.json');
      writeFileSync(state, text);
      await expect(open({ state })).rejects.toThrow(
        `The file ${state} does not hold a sandbox that this version can read. Name another file, or delete this one to start over.`,
      );
      expect(readFileSync(state, 'utf8')).toBe(text);
    },
  );

  test('in a folder that is not there is refused at once', async () => {
    const state = join(folder, 'nowhere', 'state.json');
    await expect(open({ state })).rejects.toThrow(`The file ${state} cannot be written.`);
  });
});
