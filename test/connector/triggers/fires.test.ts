import { describe, expect, test } from 'vitest';
import { loadConnector } from '../../../connector/index.ts';
import { allTriggers } from '../../all-triggers.ts';
import { type Client, open, query } from '../sandbox/client.ts';

// What the sandbox can do is done, and each trigger on it starts with the part of the event that it is about.

type Lifted = Record<string, unknown>;

/** Does everything once, and gives back what each trigger then has to tell: by its name, the IDs or texts of its parts. */
async function everything({ send, sandbox }: Client): Promise<Record<string, Lifted>> {
  const made = async <T = { id: string }>(method: string, path: string, body?: unknown): Promise<T> => {
    const { status, body: answer } = await send<T>(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const post = (path: string, body?: unknown) => made('POST', path, body);
  const person = (name: string) => ({
    profile: {
      login: `${name}@example.com`,
      email: `${name}@example.com`,
      firstName: name,
      lastName: 'Test',
    },
  });
  const password = 'Correct-Horse-9';
  const signIn = (name: string, word: string) =>
    send<{ sessionToken: string }>('POST', '/api/v1/authn', {
      username: `${name}@example.com`,
      password: word,
    });

  const ada = await post('/api/v1/users?activate=false', person('ada'));
  const at = `/api/v1/users/${ada.id}`;
  await post(`${at}/lifecycle/activate?sendEmail=false`);
  await post(`${at}/lifecycle/reactivate?sendEmail=false`);
  await post(at, { credentials: { password: { value: password } } });
  await post(at, { profile: { department: 'Engineering' } });
  await post(`${at}/lifecycle/suspend`);
  await post(`${at}/lifecycle/unsuspend`);
  const { body: signedIn } = await signIn('ada', password);
  const session = await post('/api/v1/sessions', { sessionToken: signedIn.sessionToken });
  await made('DELETE', `/api/v1/sessions/${session.id}`);
  for (let count = 0; count < 3; count += 1) await signIn('ada', 'wrong');
  await post(`${at}/lifecycle/unlock`);
  await made('DELETE', `${at}/sessions`);
  const question = { question: 'favorite_art_piece', answer: 'Night Watch' };
  const enroll = { factorType: 'question', provider: 'OKTA', profile: question };
  const factor = await post(`${at}/factors`, enroll);
  await made('DELETE', `${at}/factors/${factor.id}`);
  await post(`${at}/factors`, enroll);
  await post(`${at}/lifecycle/reset_factors`);
  await post(`${at}/lifecycle/expire_password`);
  await post(`${at}/lifecycle/reset_password?sendEmail=false`);

  const group = await post('/api/v1/groups', { profile: { name: 'Gadgets' } });
  const groupPath = `/api/v1/groups/${group.id}`;
  await made('PUT', groupPath, { profile: { name: 'Gadgets', description: 'All of them' } });
  await made('PUT', `${groupPath}/users/${ada.id}`);
  await made('DELETE', `${groupPath}/users/${ada.id}`);

  const app = await post('/api/v1/apps', {
    signOnMode: 'BOOKMARK',
    label: 'Wiki',
    name: 'bookmark',
    settings: { app: { url: 'https://wiki.example.com' } },
  });
  const appPath = `/api/v1/apps/${app.id}`;
  await made('PUT', appPath, {
    signOnMode: 'BOOKMARK',
    label: 'Wiki 2',
    name: 'bookmark',
    settings: { app: { url: 'https://wiki.example.com' } },
  });
  await post(`${appPath}/users`, { id: ada.id, scope: 'USER', credentials: { userName: 'ada' } });
  await post(`${appPath}/users/${ada.id}`, { credentials: { userName: 'lovelace' } });
  await made('DELETE', `${appPath}/users/${ada.id}`);
  await made('PUT', `${appPath}/groups/${group.id}`, {});
  await made('DELETE', `${appPath}/groups/${group.id}`);
  await post(`${appPath}/lifecycle/deactivate`);
  await post(`${appPath}/lifecycle/activate`);
  await post(`${appPath}/lifecycle/deactivate`);
  await made('DELETE', appPath);

  const rules = '/api/v1/groups/rules';
  const rule = {
    type: 'group_rule',
    name: 'Gadgeteers',
    conditions: { expression: { type: 'urn:okta:expression:1.0', value: 'user.department=="Gadgets"' } },
    actions: { assignUserToGroups: { groupIds: [group.id] } },
  };
  const { id: ruleId } = await post(rules, rule);
  await made('PUT', `${rules}/${ruleId}`, { ...rule, name: 'Makers' });
  await post(`${rules}/${ruleId}/lifecycle/activate`);
  await post(`${rules}/${ruleId}/lifecycle/deactivate`);
  await made('DELETE', `${rules}/${ruleId}`);

  const role = await post(`${at}/roles`, { type: 'HELP_DESK_ADMIN' });
  await made('DELETE', `${at}/roles/${role.id}`);
  const groupRole = await post(`${groupPath}/roles`, { type: 'READ_ONLY_ADMIN' });
  await made('DELETE', `${groupPath}/roles/${groupRole.id}`);
  const client = `/oauth2/v1/clients/${sandbox.oauth.clientId}/roles`;
  const clientRole = await post(client, { type: 'READ_ONLY_ADMIN' });
  await made('DELETE', `${client}/${clientRole.id}`);
  const [me] = await made<{ id: string }[]>('GET', '/api/v1/users?limit=1');
  const token = await made('POST', '/sandbox/tokens', { userId: me?.id, name: 'Nightly' });
  await made('DELETE', `/api/v1/api-tokens/${token.id}`);
  const devices = await made<{ id: string; status: string }[]>(
    'GET',
    query('/api/v1/devices', { limit: 200 }),
  );
  const device = devices.find(({ status }) => status === 'ACTIVE')?.id;
  for (const change of ['suspend', 'unsuspend', 'deactivate', 'activate', 'deactivate']) {
    await post(`/api/v1/devices/${device}/lifecycle/${change}`);
  }
  await made('DELETE', `/api/v1/devices/${device}`);
  await made('DELETE', groupPath);
  await post(`${at}/lifecycle/deactivate`);
  await made('DELETE', at);

  const user = { user: ada.id };
  const both = { user: ada.id, group: group.id };
  const access = { user: ada.id, app: app.id };
  return {
    user_created: user,
    user_activated: user,
    user_reactivated: user,
    user_profile_changed: { ...user, changedFields: ['department'] },
    user_password_changed: user,
    user_suspended: user,
    user_unsuspended: user,
    user_signed_in: user,
    sign_in_failed: user,
    user_signed_out: user,
    user_locked: user,
    user_unlocked: user,
    user_sessions_cleared: user,
    factor_activated: user,
    factor_deactivated: user,
    all_factors_reset: user,
    user_password_expired: user,
    user_password_reset: user,
    user_deactivated: user,
    user_deleted: user,
    group_created: { group: group.id },
    group_changed: { group: group.id },
    group_member_added: both,
    group_member_removed: both,
    group_assigned_to_app: { group: group.id, app: app.id },
    group_unassigned_from_app: { group: group.id, app: app.id },
    group_deleted: { group: group.id },
    app_created: { app: app.id },
    app_changed: { app: app.id },
    app_user_assigned: access,
    app_assignment_changed: access,
    app_user_unassigned: access,
    app_activated: { app: app.id },
    app_deactivated: { app: app.id },
    app_deleted: { app: app.id },
    rule_created: { rule: ruleId },
    rule_changed: { rule: ruleId },
    rule_activated: { rule: ruleId },
    rule_deactivated: { rule: ruleId },
    rule_deleted: { rule: ruleId },
    admin_role_granted: user,
    admin_role_revoked: user,
    group_admin_role_granted: { group: group.id },
    group_admin_role_revoked: { group: group.id },
    app_admin_role_granted: {},
    app_admin_role_revoked: {},
    api_token_created: { token: token.id },
    api_token_revoked: { token: token.id },
    device_suspended: { managedDevice: device },
    device_unsuspended: { managedDevice: device },
    device_deactivated: { managedDevice: device },
    device_activated: { managedDevice: device },
    device_deleted: { managedDevice: device },
  };
}

/** The parts of an event by their IDs. */
const idsIn = (event: Lifted, names: string[]): Lifted =>
  Object.fromEntries(
    names.map((name) => {
      const part = event[name];
      return [name, typeof part === 'object' && part && 'id' in part ? part.id : part];
    }),
  );

describe('a trigger on what the sandbox does', () => {
  test('starts when it happens, and tells whom it is about', async () => {
    const client = await open({ passwordPolicy: { maxAttempts: 3 } });
    const { sandbox } = client;
    const okta = await loadConnector();
    const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
    const named = allTriggers.filter(({ source }) => source.kind === 'log' && source.events);
    const states = new Map<string, unknown>();
    for (const { name } of named) states.set(name, (await okta.poll(name, { connection })).state);

    const expected = await everything(client);

    const seen: Record<string, Lifted[]> = {};
    for (const { name } of named) {
      const { events } = await okta.poll(name, { connection, state: states.get(name) });
      if (events.length > 0) seen[name] = events;
    }
    for (const [name, parts] of Object.entries(expected)) {
      const found = (seen[name] ?? []).map((event) => idsIn(event, Object.keys(parts)));
      expect(found, name).toContainEqual(parts);
    }
    expect(Object.keys(seen).sort()).toEqual(Object.keys(expected).sort());
  });
});
