import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConnector, type OktaConnector } from '../connector/index.ts';
import type { Sandbox } from '../connector/sandbox/index.ts';
import { startSpecified } from './connector/sandbox/specified.ts';

// Runs every action against an org that changes as Okta's does: what is said here of an action is what came of it there.

type Name = OktaConnector['manifest']['actions'][number]['name'] & Parameters<OktaConnector['run']>[0];

/** Where an action finds somebody to work on. */
interface Org {
  /** The ID of a user whom no other action has used. */
  user(status: string): string;
  /** The ID of a group that has nobody in it. */
  group: string;
}

const password = 'Sandbox-Pass-1';
const newPassword = 'Quiet-Harbour-7';

/** For each action an input that makes sense in the org, and what must be true of the output. */
const expectations: Record<Name, [input: (org: Org) => object, output: object]> = {
  list_users: [() => ({ search: 'status eq "STAGED"' }), { count: 2, hasMore: false }],
  find_user: [() => ({ userId: 'maria.dubois@example.com' }), { found: true }],
  search_users: [
    () => ({ conditions: [{ attribute: 'status', operator: 'eq', value: 'DEPROVISIONED' }] }),
    { count: 2 },
  ],
  get_user: [(org) => ({ userId: org.user('ACTIVE') }), { status: 'ACTIVE' }],
  create_user: [
    ({ group }) => ({
      profile: { firstName: 'Grace', lastName: 'Hopper', email: 'grace.hopper@example.com' },
      groupIds: [group],
    }),
    { status: 'PROVISIONED', profile: { login: 'grace.hopper@example.com' } },
  ],
  update_user: [
    (org) => ({ userId: org.user('ACTIVE'), profile: { title: 'Admiral', mobilePhone: null } }),
    { profile: { title: 'Admiral', mobilePhone: null } },
  ],
  replace_user: [
    (org) => ({
      userId: org.user('ACTIVE'),
      profile: { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'King' },
    }),
    { profile: { login: 'ada@example.com', lastName: 'King' } },
  ],
  activate_user: [
    (org) => ({ userId: org.user('STAGED'), sendEmail: false }),
    { changed: true, status: 'PROVISIONED', activationToken: expect.any(String) },
  ],
  reactivate_user: [(org) => ({ userId: org.user('PROVISIONED') }), { status: 'PROVISIONED' }],
  deactivate_user: [(org) => ({ userId: org.user('ACTIVE') }), { changed: true, status: 'DEPROVISIONED' }],
  suspend_user: [(org) => ({ userId: org.user('ACTIVE') }), { changed: true, status: 'SUSPENDED' }],
  unsuspend_user: [(org) => ({ userId: org.user('SUSPENDED') }), { changed: true, status: 'ACTIVE' }],
  unlock_user: [(org) => ({ userId: org.user('LOCKED_OUT') }), { changed: true, status: 'ACTIVE' }],
  delete_user: [(org) => ({ userId: org.user('ACTIVE'), deactivateFirst: true }), { deleted: true }],
  list_user_groups: [(org) => ({ userId: org.user('ACTIVE') }), { hasMore: false }],
  list_user_apps: [(org) => ({ userId: org.user('ACTIVE') }), { appLinks: expect.any(Array) }],
  reset_password: [
    (org) => ({ userId: org.user('ACTIVE'), sendEmail: false }),
    { status: 'RECOVERY', resetPasswordUrl: expect.any(String) },
  ],
  expire_password: [(org) => ({ userId: org.user('ACTIVE') }), { status: 'PASSWORD_EXPIRED' }],
  expire_password_with_temp_password: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { status: 'PASSWORD_EXPIRED', tempPassword: expect.any(String) },
  ],
  set_password: [(org) => ({ userId: org.user('ACTIVE'), newPassword }), { status: 'ACTIVE' }],
  change_password: [
    (org) => ({ userId: org.user('ACTIVE'), oldPassword: password, newPassword }),
    { status: 'ACTIVE', changed: true },
  ],
  forgot_password: [
    (org) => ({ userId: org.user('ACTIVE'), sendEmail: false }),
    { resetPasswordUrl: expect.any(String) },
  ],
  forgot_password_set_new_password: [
    (org) => ({ userId: org.user('ACTIVE, with a question'), newPassword, recoveryAnswer: 'Lighthouse' }),
    { status: 'ACTIVE' },
  ],
  change_recovery_question: [
    (org) => ({
      userId: org.user('ACTIVE'),
      password,
      recoveryQuestion: 'What was the name of your first ship?',
      recoveryAnswer: 'Vassar',
    }),
    { credentials: { recovery_question: { question: 'What was the name of your first ship?' } } },
  ],
  reset_factors: [(org) => ({ userId: org.user('ACTIVE') }), {}],
  clear_user_sessions: [(org) => ({ userId: org.user('ACTIVE'), oauthTokens: true }), { cleared: true }],
  list_groups: [() => ({ search: 'profile.name sw "Eng"' }), { count: 1 }],
  find_group: [() => ({ name: 'Sales' }), { found: true }],
  get_group: [
    ({ group }) => ({ groupId: group }),
    { profile: { name: expect.stringContaining('Nobody yet') } },
  ],
  create_group: [() => ({ name: 'Robotics' }), { profile: { name: 'Robotics' } }],
  update_group: [
    ({ group }) => ({ groupId: group, description: 'Builds' }),
    { profile: { description: 'Builds' } },
  ],
  delete_group: [({ group }) => ({ groupId: group }), { deleted: true }],
  list_group_members: [({ group }) => ({ groupId: group }), { hasMore: false }],
  is_user_in_group: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { inGroup: false }],
  add_user_to_group: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { added: true }],
  remove_user_from_group: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { removed: true }],
  list_log_events: [() => ({ eventType: 'user.session.start' }), { events: expect.any(Array) }],
  get_recent_logons_by_user: [(org) => ({ userId: org.user('ACTIVE'), hours: 240 }), {}],
  get_recent_logons_by_ip: [() => ({ ipAddress: '203.0.113.10', hours: 240 }), {}],
  call_okta_api: [() => ({ method: 'GET', path: '/api/v1/groups' }), { status: 200 }],
};

type User = Awaited<ReturnType<typeof everybody>>[number];

const okta = await loadConnector();

const withKey = ({ origin, apiKey }: Sandbox) => ({ domain: origin, apiKey, sandbox: true });
const asApp = (app: 'oauth' | 'dpop') => (sandbox: Sandbox) => ({
  domain: sandbox.origin,
  authentication: 'oauth',
  ...sandbox[app],
  sandbox: true,
});

async function everybody(connection: object) {
  const { users } = await okta.run('list_users', { connection, input: { search: 'status pr' } });
  // The first is the administrator.
  return users.slice(1);
}

describe.each([
  ['an API key', withKey],
  ['a service app', asApp('oauth')],
  ['a service app whose tokens are bound to a key', asApp('dpop')],
])('with %s', (_, connectionOf) => {
  let sandbox: Sandbox;
  let unused: User[];

  beforeAll(async () => {
    sandbox = await startSpecified({ rateLimit: 'off' });
    unused = await everybody(withKey(sandbox));
  });
  afterAll(() => sandbox.stop());

  function user(status: string): string {
    const question = status.includes('question');
    const found = unused.find(
      (one) => status.startsWith(String(one.status)) && (!question || one.credentials?.recovery_question),
    );
    if (!found) throw new Error(`The org has no user left who is ${status}.`);
    unused = unused.filter((one) => one !== found);
    return found.id;
  }

  test.each(Object.entries(expectations))('runs %s', async (name, [inputOf, output]) => {
    const connection = connectionOf(sandbox);
    const empty = await okta.run('create_group', { connection, input: { name: `Nobody yet, for ${name}` } });
    const input = inputOf({ user, group: empty.id });

    // Any name, with the input that stands beside it.
    const result = await okta.run(name as 'get_user', { connection, input: input as { userId: string } });

    expect(result).toMatchObject(output);
  });
});
