import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadConnector } from '../connector/index.ts';
import type { Exchange, Sandbox } from '../connector/sandbox/index.ts';
import { startSpecified } from './connector/sandbox/specified.ts';
import { rows } from './rows.ts';
import { runnable } from './runnable.ts';

// Plans every action that changes something, and holds the plan against what the run then does.

const okta = await loadConnector({ sleep: async () => {} });
const changing = okta.manifest.actions.filter(({ effect }) => effect !== 'read').map(({ name }) => name);

/** An object that is only planned gets its ID when Okta makes it. */
const withAnyId = (request: string) => {
  const [before, after] = request.split(/planned-\d+/);
  return after === undefined
    ? request
    : expect.toSatisfy((real: string) => real.startsWith(before ?? '') && real.endsWith(after));
};

/** The actions whose plan names the request and says that the rest is not known, by the reason. */
const unknowable: Record<string, string[]> = {
  'Okta decides the status by what the user has': [
    'activate_user',
    'reactivate_user',
    'convert_user_to_federated',
  ],
  'Okta answers with a secret that it makes': [
    'reset_password',
    'expire_password_with_temp_password',
    'forgot_password',
    'create_temporary_access_code',
  ],
  'Okta alone knows whether it takes the password, answer or code': [
    'change_password',
    'forgot_password_set_new_password',
    'change_recovery_question',
    'challenge_user',
    'verify_factor',
    'activate_factor',
  ],
  'Okta reads no single object that would say what is there': [
    'assign_group_owner',
    'remove_group_owner',
    'add_role_target',
    'remove_role_target',
  ],
  'The effect is not described yet': [
    'set_user_risk',
    'add_user_schema_property',
    'remove_user_schema_property',
    'add_group_schema_property',
    'delete_authenticator_enrollment',
  ],
  'It makes something outside of the org, such as a text message': [
    'enroll_factor',
    'resend_factor',
    'refresh_session',
    'verify_event_hook',
  ],
};
const incomplete = Object.values(unknowable).flat();

describe('a plan of', () => {
  const seen: Exchange[] = [];
  let sandbox: Sandbox;
  let orgFor: Awaited<ReturnType<typeof runnable>>;

  beforeAll(async () => {
    const licences = ['device-blocks', 'user-risk', 'realms'] as const;
    sandbox = await startSpecified({ rateLimit: 'off', licences, onExchange: (one) => seen.push(one) });
    orgFor = await runnable(sandbox);
  });
  afterAll(() => sandbox.stop());

  test.each(changing)('%s sends no change, and promises what the run makes', async (name) => {
    const org = await orgFor(name);
    const input = (await rows[name]?.run[0](org)) as { userId: string };
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const call = { connection, input };

    seen.length = 0;
    const plan = await okta.plan(name as 'get_user', call);
    expect(seen.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await okta.plan(name as 'get_user', call)).toMatchObject({ hash: plan.hash });

    seen.length = 0;
    await okta.run(name as 'get_user', call);
    const sent = seen.filter(({ method }) => method !== 'GET');
    const planned = plan.changes.map(({ method, path }) => `${method} ${path}`);
    // The ID of a session is a secret.
    const really = sent.map(({ method, path }) =>
      `${method} ${path}`.replace(/(?<=sessions\/)(?!me\b)[^/]+/, '[secret]'),
    );
    expect(really.slice(0, planned.length)).toEqual(planned.map(withAnyId));
    if (plan.complete) expect(really).toHaveLength(planned.length);
    expect({ name, complete: plan.complete }).toEqual({ name, complete: !incomplete.includes(name) });

    const last = plan.changes.at(-1);
    if (!last?.target || last.target.id.startsWith('planned-') || last.target.type === 'group membership')
      return;
    const own = last.method === 'POST' && last.before === null ? `/${last.target.id}` : '';
    const path = `${last.path}${own}`.replace(/\?.*/, '').replace(/\/lifecycle\/\w+$/, '');
    const { status, body } = await org.plain.send('GET', path);
    if (last.after === null) return expect(status).toBe(404);
    for (const { field, after } of last.fields) {
      if (after === '[secret]') continue;
      const value = field
        .split('.')
        .reduce<unknown>((of, key) => (of as Record<string, unknown>)?.[key], body);
      expect({ field, value: value ?? undefined }).toEqual({ field, value: after ?? undefined });
    }
  });
});

describe('with an org of its own', () => {
  const seen: Exchange[] = [];
  let sandbox: Sandbox;
  let org: Awaited<ReturnType<Awaited<ReturnType<typeof runnable>>>>;
  let connection: object;

  beforeAll(async () => {
    sandbox = await startSpecified({ rateLimit: 'off', onExchange: (one) => seen.push(one) });
    org = await (await runnable(sandbox))('plan');
    connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  });
  afterAll(() => sandbox.stop());

  test('a plan tells the status before and after', async () => {
    const plan = await okta.plan('suspend_user', { connection, input: { userId: org.user('ACTIVE') } });

    expect(plan).toMatchObject({ v: 1, complete: true, alreadyDone: false });
    expect(plan.changes[0]?.fields).toEqual([{ field: 'status', before: 'ACTIVE', after: 'SUSPENDED' }]);
    expect(plan.summary).toContain('status (ACTIVE → SUSPENDED)');
  });

  test('a plan counts and names the users who lose access', async () => {
    const ids = [org.user('ACTIVE'), org.user('ACTIVE')];
    for (const id of ids) await org.plain.send('PUT', `/api/v1/groups/${org.group}/users/${id}`);
    const plan = await okta.plan('delete_group', { connection, input: { groupId: org.group } });

    expect(plan.touches).toMatchObject({ what: 'users', effect: 'lose access', count: 2 });
    expect(plan.touches?.sample.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(plan.summary).toContain('2 users would lose access.');
  });

  describe('of a rule', () => {
    const department = 'Planning & Co.';
    let ids: string[] = [];
    let excluded = '';

    beforeAll(async () => {
      ids = [org.user('ACTIVE'), org.user('ACTIVE'), org.user('ACTIVE'), org.user('ACTIVE')];
      const profiles = [
        { department },
        { department, title: 'Cook' },
        { department: department.toUpperCase() },
        { department },
      ];
      for (const [at, id] of ids.entries()) {
        await org.plain.send('POST', `/api/v1/users/${id}`, { profile: profiles[at] });
      }
      excluded = ids[3] ?? '';
    });

    async function ruleWith(value: string): Promise<{ rule: string; group: string }> {
      const name = crypto.randomUUID();
      const { body: group } = await org.plain.send('POST', '/api/v1/groups', { profile: { name } });
      const { body: rule } = await org.plain.send('POST', '/api/v1/groups/rules', {
        type: 'group_rule',
        name,
        conditions: {
          expression: { value, type: 'urn:okta:expression:1.0' },
          people: { users: { exclude: [excluded] } },
        },
        actions: { assignUserToGroups: { groupIds: [group.id] } },
      });
      return { rule: rule.id, group: group.id };
    }

    test.each([
      ['user.department=="Planning & Co."', 2],
      ['user.department=="Planning & Co." AND user.title=="Cook"', 1],
      ['user.department!="Planning & Co." and String.startsWith(user.department, "PLAN")', 1],
      ['String.stringContains(user.department, "lanning &")', 2],
      ['(user.department == "Planning & Co." && !(user.title == "Cook"))', 1],
      ['String.toLowerCase(user.department) == "planning & co." or user.department == "no such"', 3],
      ['user.department == "Planning & Co." AND user.title == null', 0],
    ])('%s a plan counts those whom Okta then adds', async (value, least) => {
      const { rule, group } = await ruleWith(value);
      const plan = await okta.plan('activate_group_rule', { connection, input: { groupRuleId: rule } });
      await org.plain.send('POST', `/api/v1/groups/rules/${rule}/lifecycle/activate`);
      const count = plan.touches?.count ?? -1;

      expect(plan.touches).toMatchObject({ effect: 'gain access' });
      expect(count).toBeGreaterThanOrEqual(least);
      await vi.waitFor(async () => {
        expect(await org.plain.all(`/api/v1/groups/${group}/users`)).toHaveLength(count);
      }, 5000);
    });

    test.each([
      'isMemberOfGroupName("Sales")',
      'user.getInternalProperty("status") == "ACTIVE"',
      'String.len(user.department) > 3',
    ])('%s a plan says that nobody can count them', async (value) => {
      const { rule } = await ruleWith(value);
      const { touches } = await okta.plan('activate_group_rule', {
        connection,
        input: { groupRuleId: rule },
      });

      expect(touches).toMatchObject({ effect: 'gain access', note: expect.stringContaining('nobody can') });
      expect(touches).not.toHaveProperty('count');
    });
  });

  test('fails as the run would', async () => {
    const input = { userId: org.user('SUSPENDED') };
    const call = { connection, input };

    const planned = await okta.plan('unlock_user', call).catch((error) => error);
    const run = await okta.run('unlock_user', call).catch((error) => error);
    expect(planned).toMatchObject({ code: 'WRONG_STATE', message: run.message });
    await expect(
      okta.plan('suspend_user', { connection, input: { userId: 'nobody' } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(okta.plan('suspend_user', { connection, input: {} as typeof input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('sends nothing but GET and the request for a token as a service app', async () => {
    const asApp = { domain: sandbox.origin, authentication: 'oauth', ...sandbox.dpop, sandbox: true };
    seen.length = 0;
    await okta.plan('suspend_user', { connection: asApp, input: { userId: org.user('ACTIVE') } });

    const others = seen
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
    expect(new Set(others)).toEqual(new Set(['POST /oauth2/v1/token']));
  });

  test('says so where nothing would change', async () => {
    const plan = await okta.plan('suspend_user', { connection, input: { userId: org.user('SUSPENDED') } });

    expect(plan).toMatchObject({ alreadyDone: true, summary: 'Suspend user: nothing would change.' });
  });

  test('holds no secret, and is applied with the input given again', async () => {
    const password = 'Moss-Lantern-77';
    const input = { userId: org.user('ACTIVE'), newPassword: password };
    const plan = await okta.plan('set_password', { connection, input });

    expect(JSON.stringify(plan)).not.toContain(password);
    expect(plan).toMatchObject({ secretInput: true, input: { newPassword: '[secret]' } });
    await expect(okta.apply(plan, { connection })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(okta.apply(plan, { connection, input })).resolves.toMatchObject({ id: input.userId });
  });

  test('is applied as JSON, and refused when what it rests on has changed', async () => {
    const userId = org.user('ACTIVE');
    const input = { userId, profile: { title: 'Pilot' } };
    const plan = JSON.parse(JSON.stringify(await okta.plan('update_user', { connection, input })));

    await org.plain.send('POST', `/api/v1/users/${userId}`, { profile: { title: 'Cook' } });
    await expect(okta.apply(plan, { connection })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('profile.title of '),
    });
    const { body } = await org.plain.send('GET', `/api/v1/users/${userId}`);
    expect(body.profile.title).toBe('Cook');

    const again = await okta.plan('update_user', { connection, input });
    await expect(okta.apply(again, { connection })).resolves.toMatchObject({ profile: { title: 'Pilot' } });
  });

  test('a plan whose input was exchanged is refused', async () => {
    const [userId, other] = [org.user('ACTIVE'), org.user('ACTIVE')];
    const plan = await okta.plan('suspend_user', { connection, input: { userId } });

    await expect(okta.apply({ ...plan, input: { userId: other } }, { connection })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});
