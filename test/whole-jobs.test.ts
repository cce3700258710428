import { describe, expect, test } from 'vitest';
import type { Send } from '../connector/core/send.ts';
import { isConnectorError, loadConnector } from '../connector/index.ts';
import { send as overHttp } from '../connector/okta/road/transport.ts';
import { type Sandbox, startSandbox } from '../connector/sandbox/index.ts';
import { newUser } from './actions/composite/people.ts';
import { relate } from './actions/users/relationship.ts';
import { at, type Body, type Plain, plain } from './differential/plain.ts';

// Kills each whole job after each of its changes, runs it again, and looks whether the org is as if nothing had happened.

const time = Date.UTC(2026, 2, 2, 8);

/** A user with everything, and what the jobs work on. */
async function prepared(org: Plain) {
  const [user, other] = [await newUser(org, 'jobs'), await newUser(org, 'jobs.too')];
  const made = async (path: string, body: object) => (await org.send('POST', path, body)).body;
  const groups = await Promise.all(
    ['One', 'Two', 'Three'].map((name) => made('/api/v1/groups', { profile: { name: `Job ${name}` } })),
  );
  const [one, two, three] = groups.map(({ id }) => id);
  const zone = await made('/api/v1/zones', {
    type: 'IP',
    name: 'Job',
    gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
  });
  const apps = await org.all('/api/v1/apps?limit=200');
  const app = apps.find(({ label }) => label === 'Travel Portal').id;
  for (const group of [one, two]) await org.send('PUT', `/api/v1/groups/${group}/users/${user}`);
  await made(`/api/v1/apps/${app}/users`, { id: user, scope: 'USER', profile: { seat: 'aisle' } });
  await made(`/api/v1/users/${user}/roles`, { type: 'HELP_DESK_ADMIN' });
  await relate(org);
  await org.send('PUT', `/api/v1/users/${user}/linkedObjects/mentor/${other}`);
  await made(`/api/v1/users/${user}/factors`, {
    factorType: 'question',
    provider: 'OKTA',
    profile: { question: 'disliked_food', answer: 'meatball' },
  });
  return { user, other, one, two, three, zone: zone.id, app };
}
type Prepared = Awaited<ReturnType<typeof prepared>>;

const until = (minutes: number) => new Date(time + minutes * 60_000).toISOString();

type Run = (action: string, input: object) => Promise<Body>;

const jobs: Record<string, (org: Prepared, run: Run) => object | Promise<object>> = {
  ensure_user: () => ({
    profile: { firstName: 'Nova', lastName: 'Hire', email: 'nova.hire@example.com' },
  }),
  onboard_user: ({ three, app }) => ({
    profile: { firstName: 'Nova', lastName: 'Hire', email: 'nova.hire@example.com' },
    groupIds: [three],
    appIds: [app],
  }),
  grant_temporary_access: ({ other, two }) => ({ userId: other, groupId: two, until: until(60) }),
  async end_temporary_access({ user, other, one, three, app }, run) {
    const granted = { userId: other, until: until(60) };
    await run('grant_temporary_access', { ...granted, groupId: three });
    await run('grant_temporary_access', { ...granted, appId: app });
    await run('grant_temporary_access', { userId: user, groupId: three, until: until(90) });
    await run('add_user_to_group', { userId: other, groupId: one });
    return { userId: other, endNow: true };
  },
  import_users: ({ three, app }) => ({
    users: ['Nova', 'Vega'].map((firstName) => ({
      profile: { firstName, lastName: 'Row', email: `${firstName}.row@example.com` },
      groupIds: [three],
      appIds: [app],
    })),
  }),
  ensure_group: () => ({ name: 'Night shift', description: 'Works at night' }),
  set_user_groups: ({ user, two, three }) => ({ userId: user, groupIds: [two, three] }),
  copy_user_access: ({ user, other }) => ({ userId: other, fromUserId: user }),
  contain_user: ({ user, three, zone }) => ({
    userId: user,
    resetFactors: true,
    groupId: three,
    zoneId: zone,
    addresses: ['203.0.113.7'],
  }),
  async release_user({ user, three, zone }, run) {
    const input = { userId: user, groupId: three, zoneId: zone, addresses: ['203.0.113.7'] };
    await run('contain_user', input);
    return input;
  },
  offboard_user: ({ user }) => ({ userId: user }),
  async restore_user({ user }, run) {
    return { snapshot: (await run('offboard_user', { userId: user })).snapshot };
  },
};

/** All that a job may change, as plain calls show it. */
async function stateOf(org: Plain, { user, other }: Prepared): Promise<unknown> {
  const of = async (id: string) => ({
    user: await org.read(`/api/v1/users/${id}`),
    groups: await org.all(`/api/v1/users/${id}/groups`),
    apps: await org.all(at('/api/v1/apps', { filter: `user.id eq "${id}"`, expand: `user/${id}` })),
    roles: await org.all(`/api/v1/users/${id}/roles`),
    // The ID of a factor that comes by itself depends on what was asked before.
    factors: (await org.all(`/api/v1/users/${id}/factors`)).map(({ factorType, status }: Body) => ({
      factorType,
      status,
    })),
    mentor: await org.read(`/api/v1/users/${id}/linkedObjects/mentor`),
  });
  const named = async (path: string) =>
    (await org.all(path)).map(({ status, profile }: Body) => ({ status, profile }));
  const mails = (await org.read('/sandbox/outbox')).map(({ to, subject, kind }: Body) => ({
    to,
    subject,
    kind,
  }));
  return {
    people: [await of(user), await of(other)],
    users: await named(at('/api/v1/users', { search: 'status pr' })),
    groups: await named('/api/v1/groups'),
    zones: await org.all('/api/v1/zones'),
    mails,
  };
}

class Killed extends Error {}

/** Runs a job in a new org, killed after so many changes and run again, or whole. Gives back the state and the changes of the run. */
async function ran(
  job: string,
  killedAfter?: number,
): Promise<{ state: unknown; changes: number; result: Body }> {
  let changes = 0;
  let dead = false;
  let counting = false;
  const send: Send = async (request) => {
    if (dead) throw new Killed();
    const isChange = counting && request.method !== 'GET';
    const response = await overHttp(request);
    if (isChange) changes += 1;
    // The reply of the last change is lost with the process.
    if (isChange && changes === killedAfter) {
      dead = true;
      throw new Killed();
    }
    return response;
  };
  const sandbox: Sandbox = await startSandbox({ now: () => time, rateLimit: 'off' });
  try {
    const org = plain(sandbox);
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const okta = await loadConnector({ send, sleep: async () => {}, now: () => time });
    const run: Run = (action, input) =>
      okta.run(action as 'get_user', { connection, input: input as { userId: string } });
    const here = await prepared(org);
    const input = (await jobs[job]?.(here, run)) ?? {};
    counting = true;
    let result: Body;
    if (killedAfter === undefined) result = await run(job, input);
    else {
      await expect(run(job, input)).rejects.toBeInstanceOf(Killed);
      dead = false;
      killedAfter = undefined;
      result = await run(job, input);
    }
    const state = JSON.stringify(await stateOf(org, here)).replaceAll(
      sandbox.origin,
      'https://acme.okta.com',
    );
    return { state: JSON.parse(state), changes, result };
  } finally {
    await sandbox.stop();
  }
}

describe.each(Object.keys(jobs))('%s', (job) => {
  test('ends the same wherever it was killed and run again', { timeout: 60_000 }, async () => {
    const whole = await ran(job);
    expect(whole.changes).toBeGreaterThan(0);
    for (let after = 1; after <= whole.changes; after += 1) {
      const { state } = await ran(job, after);
      expect(state, `killed after change ${after} of ${whole.changes}`).toEqual(whole.state);
    }
  });
});

describe('a job of which a step fails', () => {
  test('tries the others, says what was done and what not, and does the rest when it is run again', async () => {
    const sandbox = await startSandbox({ now: () => time, rateLimit: 'off' });
    const org = plain(sandbox);
    const { user, three } = await prepared(org);
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const okta = await loadConnector({ sleep: async () => {} });
    const input = { userId: user, groupId: three };
    const path = `/api/v1/users/${user}/lifecycle/suspend`;
    await org.send('POST', '/sandbox/faults', { kind: 'status', status: 503, path });
    const failure = await okta.run('contain_user', { connection, input }).catch((error: unknown) => error);
    await org.send('DELETE', '/sandbox/faults');
    const again = await okta.run('contain_user', { connection, input });
    await sandbox.stop();

    expect(isConnectorError(failure) && failure.toJSON()).toMatchObject({
      code: 'OKTA_UNAVAILABLE',
      retryable: true,
      action: 'contain_user',
      message: expect.stringMatching(
        /^Contain user did 2 of 3 steps\. Not done: Suspend user: .* Run it again/,
      ),
      steps: [
        { step: 'suspend_user', done: false, changed: false },
        { step: 'clear_user_sessions', done: true },
        { step: 'add_user_to_group', done: true, changed: null },
      ],
    });
    expect(again.steps.map(({ step, done, changed }) => [step, done, changed])).toEqual([
      ['suspend_user', true, true],
      ['clear_user_sessions', true, null],
      ['add_user_to_group', true, null],
    ]);
  });
});
