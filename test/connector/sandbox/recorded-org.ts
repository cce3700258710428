import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SandboxOptions } from '../../../connector/sandbox/index.ts';
import type { Fields, Json, Recording } from '../../recorded.ts';
import { type Client, open } from './client.ts';

/** A recorded call, ready to be sent to a sandbox in which all that it needs was set up before. */
export interface Replay {
  client: Client;
  path: string;
  body: Json;
}

/** Sets up an org in which a recorded call makes sense. The ids in the call become those of that org. */
export async function replayOf(recording: Recording): Promise<Replay> {
  const { method, template, path, query, request } = recording;
  const org = recordedOrg(await open({ users: 4, ...behaviourOf([recording]) }), recording);
  const parts = path.split('/');
  const recorded = template.split('/').flatMap((part, at) => (part.startsWith('{') ? [parts[at] ?? ''] : []));
  for (const id of [...recorded, ...idsIn(request)]) await org.made(id);
  const [one = '', other = '', third = ''] = recorded;
  for (const [calls, prepare] of preparations) {
    if (calls.test(`${method} ${template}`)) await prepare(org, [one, other, third]);
  }
  const local = parts.map((part) => org.id(part)).join('/');
  return {
    client: org.client,
    path: query ? `${local}?${query}` : local,
    body: org.translated(request),
  };
}

/** The kind of org in which calls were recorded, as far as the replies show it. Some orgs outgrew the name of Classic. */
export function behaviourOf(calls: readonly Recording[]): SandboxOptions {
  const told = JSON.stringify(calls.map(({ response }) => response));
  const asked = JSON.stringify(calls.map(({ request }) => request));
  return {
    engine: told.includes('//classic-') && !told.includes('"accessPolicy"') ? 'classic' : 'oie',
    deactivate: 200,
    licences: ['user-risk', ...(told.includes('"realmId"') ? (['realms'] as const) : [])],
    stagedStatusChanged: told.includes('"statusChanged":null') ? null : 'created',
    replaceInactiveAutoLogin: told.includes('E0000024') ? 400 : 200,
    groupOwnersLink: !told.includes('"objectClass"') || told.includes('/owners"'),
    ruleSettling: told.includes('E0000239') ? 60_000 : 0,
    ruleGroups: asked.includes('groupIds') ? 'replaceable' : 'fixed',
  };
}

type Org = ReturnType<typeof recordedOrg>;

/** The things that calls recorded together share. */
interface Shared {
  ids: Map<string, string>;
  told: Json;
}

/**
 * The org of one recorded call, filled from what the call itself shows, or others that were recorded with it. The ids are
 * those that recorded ones have there.
 */
export function recordedOrg(
  client: Client,
  recording: Recording,
  { ids = new Map<string, string>(), told = recording.response }: Partial<Shared> = {},
) {
  const { template, request, response } = recording;
  const id = (recorded: string): string => ids.get(recorded) ?? recorded;

  function translated(value: Json): Json {
    if (typeof value === 'string') return id(value);
    if (Array.isArray(value)) return value.map(translated);
    if (!isFields(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, translated(of)]));
  }

  async function post(path: string, body: Json = null, method = 'POST'): Promise<Fields> {
    const answer = await client.send<Json>(method, path, body ?? undefined);
    if (answer.status >= 400) {
      throw new Error(`${method} ${path} to set up: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return fieldsOf(answer.body);
  }

  /** The object of an id, as the recorded bodies show it, if they show it. */
  const shown = (recorded: string): Fields => objectsIn(told).find((one) => one['id'] === recorded) ?? {};

  /** Makes sure that the org has the object that a recorded id stands for. */
  async function made(recorded: string): Promise<void> {
    const make = makers[recorded.slice(0, 3)];
    if (!make || ids.has(recorded)) return;
    ids.set(recorded, '');
    ids.set(recorded, String((await make(org, shown(recorded)))['id']));
  }

  /** The targets of a role: an app of the catalogue, or one instance, which has another name in this org. */
  async function target(name: string, instance: Json | undefined): Promise<string> {
    if (typeof instance !== 'string') return name;
    await made(instance);
    const { body } = await client.send<Fields>('GET', `/api/v1/apps/${id(instance)}`);
    return `${body['name']}/${id(instance)}`;
  }

  const org = { client, id, ids, made, post, recording, request, response, target, template, translated };
  return org;
}

type Maker = (org: Org, like: Fields) => Promise<Fields>;

let count = 0;
/** A name that no other object of the test run has. */
const fresh = () => {
  count += 1;
  return `recorded${count}`;
};

const makers: Record<string, Maker> = {
  '00u': makeUser,
  '00g': makeGroup,
  '0oa': makeApp,
  '0pr': makeRule,
  who: makeHook,
  oty: makeType,
  rst: ({ post }) => post('/api/v1/policies', { type: 'ACCESS_POLICY', name: fresh() }),
  guo: ({ post }) => post('/api/v1/realms', { profile: { name: fresh() } }),
  ufs: ({ post, id, recording }) =>
    post(`/api/v1/users/${id(recording.path.split('/')[4] ?? '')}/factors`, {
      factorType: 'question',
      provider: 'OKTA',
      profile: { question: 'disliked_food', answer: 'meatball' },
    }),
};

/** Attributes that each org has; what else a recorded profile holds was added to that org's schema. */
const baseAttributes = {
  group: ['name', 'description'],
  user: 'login firstName lastName middleName honorificPrefix honorificSuffix email title displayName nickName profileUrl secondEmail mobilePhone primaryPhone streetAddress city state zipCode countryCode postalAddress preferredLanguage locale timezone userType employeeNumber costCenter organization division department managerId manager'.split(
    ' ',
  ),
};

async function addAttributes({ post }: Org, kind: 'user' | 'group', profile: Fields, schema = 'default') {
  const custom = Object.entries(profile).filter(([name]) => !baseAttributes[kind].includes(name));
  if (custom.length === 0) return;
  const properties = custom.map(([name, value]) => [name, { title: name, ...typeOf(value) }]);
  await post(`/api/v1/meta/schemas/${kind}/${schema}`, {
    definitions: { custom: { id: '#custom', type: 'object', properties: Object.fromEntries(properties) } },
  });
}

function typeOf(value: Json): Fields {
  if (Array.isArray(value)) return { type: 'array', items: typeOf(value[0] ?? '') };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return { type: typeof value === 'boolean' ? 'boolean' : 'string' };
}

async function makeType({ client, post }: Org, like: Fields): Promise<Fields> {
  if (like['default'] === true) {
    return fieldsOf((await client.send<Json>('GET', '/api/v1/meta/types/user/default')).body);
  }
  return post('/api/v1/meta/types/user', {
    name: text(like['name'], fresh()),
    displayName: text(like['displayName'], 'Type'),
    description: text(like['description'], 'A type'),
  });
}

async function makeUser(org: Org, like: Fields): Promise<Fields> {
  const login = `${fresh()}@example.com`;
  const profile = {
    firstName: 'TestAcc',
    lastName: 'Smith',
    login,
    email: login,
    ...withoutNulls(like['profile']),
  };
  await addAttributes(org, 'user', profile);
  const { password, recovery_question, provider } = fieldsOf(like['credentials']);
  const imported = fieldsOf(provider)['type'] === 'IMPORT';
  const credentials = {
    ...(password && { password: imported ? importedPassword : { value: knownPassword(org) } }),
    ...(recovery_question && { recovery_question: { ...fieldsOf(recovery_question), answer: 'Asterisk' } }),
  };
  const staged = like['status'] === 'STAGED' || /activate$/.test(org.template);
  const wantsPassword = /credentials\//.test(org.template) && !password;
  const made = await org.post(`/api/v1/users?activate=${!staged}`, {
    profile,
    credentials: wantsPassword
      ? {
          password: { value: knownPassword(org) },
          recovery_question: { question: 'Which?', answer: 'Asterisk' },
        }
      : credentials,
  });
  if (like['status'] === 'DEPROVISIONED') await org.post(`/api/v1/users/${made['id']}/lifecycle/deactivate`);
  return made;
}

/** The password that a recorded call gives as the present one. */
function knownPassword({ request }: Org): string {
  const { oldPassword, password } = fieldsOf(request);
  return text(fieldsOf(oldPassword ?? password ?? null)['value'], 'Abcd-Efgh-1234');
}

const importedPassword = {
  hash: { algorithm: 'SHA-512', salt: 'TXlTYWx0', saltOrder: 'PREFIX', value: 'QrozP8a+KfoHu6mPFysxLg==' },
};

async function makeGroup(org: Org, like: Fields): Promise<Fields> {
  if (like['type'] === 'BUILT_IN') {
    const { body } = await org.client.send<Fields[]>('GET', '/api/v1/groups?q=Everyone');
    return body[0] ?? {};
  }
  const profile = { name: fresh(), description: '', ...fieldsOf(like['profile']) };
  await addAttributes(org, 'group', profile);
  return org.post('/api/v1/groups', { profile });
}

/** The part of an app that its creator sends. */
const appFields = [
  'label',
  'signOnMode',
  'accessibility',
  'visibility',
  'settings',
  'credentials',
  'profile',
];

async function makeApp(org: Org, shown: Fields): Promise<Fields> {
  const replaced = org.recording.method === 'PUT' && org.template === '/api/v1/apps/{0oa}';
  const like = replaced ? fieldsOf(org.request) : shown;
  const swa = org.template.includes('template_swa') || like['name'] === 'template_swa';
  const given = Object.fromEntries(
    appFields.flatMap((key) => (key in like ? [[key, like[key] ?? null]] : [])),
  );
  const made = await org.post('/api/v1/apps', {
    ...(swa ? swaApp : hasClaims(org.response) ? oidcApp : like['signOnMode'] ? {} : bookmark),
    label: fresh(),
    ...(knownName(like['name']) && { name: like['name'] ?? null }),
    ...given,
  });
  const refused = replaced && org.recording.status === 400;
  const stopped = refused || like['status'] === 'INACTIVE' || /lifecycle\/activate$/.test(org.template);
  if (stopped) await org.post(`/api/v1/apps/${made['id']}/lifecycle/deactivate`);
  return made;
}

/** Names of apps in Okta's catalogue. A custom app is named by Okta. */
const knownName = (name: Json | undefined): boolean =>
  typeof name === 'string' && /^(?:bookmark|template_[a-z0-9_]+|oidc_client|facebook|google)$/.test(name);

/** Says whether an app user is shown as apps of OpenID Connect show users. */
const hasClaims = (response: Json): boolean =>
  objectsIn(response).some(({ profile }) => 'given_name' in fieldsOf(profile));

const bookmark = {
  name: 'bookmark',
  signOnMode: 'BOOKMARK',
  settings: { app: { requestIntegration: false, url: 'https://example.com/bookmark' } },
};
const oidcApp = {
  name: 'oidc_client',
  signOnMode: 'OPENID_CONNECT',
  settings: { oauthClient: { application_type: 'web', redirect_uris: ['https://example.com/callback'] } },
};
const swaApp = {
  name: 'template_swa',
  signOnMode: 'BROWSER_PLUGIN',
  settings: {
    app: { buttonField: 'btn', passwordField: 'pwd', usernameField: 'usr', url: 'https://example.com/login' },
  },
};

async function makeRule(org: Org, like: Fields): Promise<Fields> {
  const actions = like['actions'] ?? fieldsOf(org.request)['actions'] ?? null;
  for (const id of idsIn(actions)) await org.made(id);
  const { id: group } = actions ? { id: '' } : await makeGroup(org, {});
  const made = await org.post('/api/v1/groups/rules', {
    type: 'group_rule',
    name: text(like['name'], fresh()),
    conditions: like['conditions'] ?? {
      people: { users: { exclude: [] }, groups: { exclude: [] } },
      expression: { type: 'urn:okta:expression:1.0', value: 'String.startsWith(user.firstName,"andy")' },
    },
    actions: actions ? org.translated(actions) : { assignUserToGroups: { groupIds: [group ?? ''] } },
  });
  const runs = like['status'] === 'ACTIVE' || /lifecycle\/deactivate$/.test(org.template);
  if (runs) await org.post(`/api/v1/groups/rules/${made['id']}/lifecycle/activate`);
  return made;
}

async function makeHook(org: Org, like: Fields): Promise<Fields> {
  const events = like['events'] ?? { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] };
  const shown = fieldsOf(fieldsOf(like['channel'])['config']);
  const authScheme = shown['authScheme'] ? { ...fieldsOf(shown['authScheme']), value: 'secret' } : null;
  const config = { ...shown, authScheme, uri: await answeringHook() };
  const made = await org.post('/api/v1/eventHooks', {
    name: text(like['name'], fresh()),
    events: { ...fieldsOf(events) },
    channel: { type: 'HTTP', version: '1.0.0', config },
  });
  const verified = like['verificationStatus'] === 'VERIFIED';
  if (verified && org.recording.method === 'GET')
    await org.post(`/api/v1/eventHooks/${made['id']}/lifecycle/verify`);
  const stopped = like['status'] === 'INACTIVE' || org.recording.method === 'DELETE';
  const asked = /lifecycle\/deactivate$/.test(org.template);
  if (stopped && !asked) await org.post(`/api/v1/eventHooks/${made['id']}/lifecycle/deactivate`);
  return made;
}

/** A receiver on this machine that answers Okta's challenge. */
export async function answeringHook(): Promise<string> {
  const server = createServer(({ headers }, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ verification: headers['x-okta-verification-challenge'] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

type Preparation = [calls: RegExp, prepare: (org: Org, ids: [string, string, string]) => Promise<unknown>];

/** The attributes that a recorded profile needs. */
export const declarations: Preparation[] = [
  [
    /^POST \/api\/v1\/(?:users|groups)/,
    async (org) => {
      const kind = org.template.includes('groups') ? 'group' : 'user';
      const profile = fieldsOf(fieldsOf(org.request)['profile']);
      if (org.recording.status < 300) await addAttributes(org, kind, profile);
    },
  ],
  [
    /^PUT \/api\/v1\/(?:users|groups)\/\{00.\}$/,
    async (org) => {
      const kind = org.template.includes('groups') ? 'group' : 'user';
      const { profile, type } = fieldsOf(org.request);
      const schema = org.id(text(fieldsOf(type)['id'], 'default')).replace(/^oty/, 'osc');
      await addAttributes(org, kind, fieldsOf(profile), schema);
    },
  ],
];

/** Sets up what must hold between the objects of a call before it is made. The ids are those of its path, as recorded. */
const preparations: Preparation[] = [
  ...declarations,
  [
    /^(?:GET|DELETE) \/api\/v1\/groups\/\{00g\}\/users/,
    async (org, [group]) => {
      const members = objectsIn(org.response).flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
      for (const user of members) {
        await org.made(user);
        await org.post(`/api/v1/groups/${org.id(group)}/users/${org.id(user)}`, null, 'PUT');
      }
    },
  ],
  [
    /^GET \/api\/v1\/users\/\{00u\}\/groups/,
    async (org, [user]) => {
      for (const { id, type } of objectsIn(org.response)) {
        await org.made(String(id));
        if (type === 'OKTA_GROUP')
          await org.post(`/api/v1/groups/${org.id(String(id))}/users/${org.id(user)}`, null, 'PUT');
      }
    },
  ],
  [
    /^GET \/api\/v1\/(?:users|groups|apps|groups\/rules|meta\/types\/user)$/,
    async (org) => {
      for (const { id } of objectsIn(org.response)) await org.made(String(id));
      const [shown] = objectsIn(org.response);
      const more = org.recording.headers['link']?.some((line) => line.includes('rel="next"'));
      if (more && shown?.['profile']) await makeUser(org, withoutLogin(shown));
    },
  ],
  [
    /^(?:GET|DELETE) \/api\/v1\/apps\/\{0oa\}\/users\/\{00u\}/,
    (org, [app, user]) => assignUser(org, app, user),
  ],
  [
    /^GET \/api\/v1\/apps\/\{0oa\}\/users$/,
    async (org, [app]) => {
      for (const { id } of objectsIn(org.response)) {
        await org.made(String(id));
        await assignUser(org, app, String(id));
      }
    },
  ],
  [
    /^(?:GET|DELETE) \/api\/v1\/apps\/\{0oa\}\/groups/,
    async (org, [app, group]) => {
      const shown = objectsIn(org.response);
      const wanted = group ? [{ id: group, priority: 0 }] : shown;
      for (const { id, priority } of wanted) {
        await org.made(String(id));
        const body = { priority: priority ?? 0, profile: {} };
        await org.post(`/api/v1/apps/${org.id(app)}/groups/${org.id(String(id))}`, body, 'PUT');
      }
    },
  ],
  [
    /^DELETE \/api\/v1\/apps\/\{0oa\}$/,
    (org, [app]) => org.post(`/api/v1/apps/${org.id(app)}/lifecycle/deactivate`),
  ],
  [
    /^(?:GET|DELETE) \/api\/v1\/groups\/\{00g\}\/owners/,
    async (org, [group, owner]) => {
      if (org.recording.status >= 400) return;
      const owners = owner ? [owner] : objectsIn(org.response).map(({ id }) => String(id));
      for (const id of owners) {
        await org.made(id);
        const type = id.startsWith('00u') ? 'USER' : 'GROUP';
        await org.post(`/api/v1/groups/${org.id(group)}/owners`, { id: org.id(id), type });
      }
    },
  ],
  [
    /^POST \/api\/v1\/groups\/\{00g\}\/owners/,
    async (org, [group]) => {
      const again = org.recording.status === 400;
      if (again) await org.post(`/api/v1/groups/${org.id(group)}/owners`, org.translated(org.request));
    },
  ],
  [
    /^(?:GET|DELETE|PUT) \/api\/v1\/(?:users|groups)\/\{00.\}\/roles\/\{/,
    async (org, [holder, assignment]) => {
      if (org.recording.status === 404) return;
      const type = text(fieldsOf(org.response)['type'], roleOf(assignment));
      const kind = holder.startsWith('00u') ? 'users' : 'groups';
      const { id } = await org.post(`/api/v1/${kind}/${org.id(holder)}/roles`, { type });
      org.ids.set(assignment, String(id));
      const targets = `/api/v1/${kind}/${org.id(holder)}/roles/${id}/targets`;
      if (/targets\/groups$/.test(org.template)) {
        for (const target of objectsIn(org.response).map(({ id }) => String(id))) {
          await org.made(target);
          await org.post(`${targets}/groups/${org.id(target)}`, null, 'PUT');
        }
      }
      if (/^GET .*catalog\/apps$/.test(`${org.recording.method} ${org.template}`)) {
        for (const { name, id: app } of objectsIn(org.response)) {
          await org.post(`${targets}/catalog/apps/${await org.target(text(name, ''), app)}`, null, 'PUT');
        }
      }
      if (/DELETE .*template_swa/.test(`${org.recording.method} ${org.template}`)) {
        const app = org.recording.path.split('/').at(-1) ?? '';
        await org.post(`${targets}/catalog/apps/facebook`, null, 'PUT');
        await org.post(`${targets}/catalog/apps/template_swa/${org.id(app)}`, null, 'PUT');
      }
    },
  ],
  [
    /^GET \/api\/v1\/users\/\{00u\}\/roles$/,
    async (org, [user]) => {
      for (const { type } of objectsIn(org.response)) {
        if (typeof type === 'string') await org.post(`/api/v1/users/${org.id(user)}/roles`, { type });
      }
    },
  ],
  [
    /^(?:GET|DELETE) \/api\/v1\/meta\/schemas\/user\/linkedObjects\/\{x\}/,
    (org, [name]) => defineLink(org, name, `${name}_reports`),
  ],
  [
    /^(?:GET|PUT|DELETE) \/api\/v1\/users\/\{00u\}\/linkedObjects/,
    async (org, [user, name, primary]) => {
      const reports =
        org.recording.method === 'GET' && Array.isArray(org.response) && name.includes('subordinate');
      await defineLink(org, reports ? 'manager' : name, reports ? name : 'reports');
      if (org.recording.method === 'PUT') return;
      const others = Array.isArray(org.response) ? org.response.length : 1;
      for (let i = 0; i < others; i++) {
        const other = String((await makeUser(org, {}))['id']);
        const [associated, of] = reports
          ? [other, org.id(user)]
          : [org.id(user), primary ? org.id(primary) : other];
        await org.post(
          `/api/v1/users/${associated}/linkedObjects/${reports ? 'manager' : name}/${of}`,
          null,
          'PUT',
        );
      }
    },
  ],
  [
    /^DELETE \/api\/v1\/meta\/types\/user\/\{oty\}$/,
    async (org, [type]) => {
      if (org.recording.status !== 500) return;
      const login = `${fresh()}@example.com`;
      await org.post('/api/v1/users', {
        profile: { firstName: 'TestAcc', lastName: 'Smith', login, email: login },
        type: { id: org.id(type) },
      });
    },
  ],
  [
    /^POST \/api\/v1\/groups\/rules$/,
    async (org) => {
      if (org.recording.status === 423) await makeRule(org, { name: fresh() });
    },
  ],
  [
    /^GET \/api\/v1\/users\/\{00u\}\/risk/,
    (org, [user]) => org.post(`/api/v1/users/${org.id(user)}/risk`, { riskLevel: 'HIGH' }, 'PUT'),
  ],
  [
    /^PUT \/api\/v1\/users\/\{00u\}\/risk/,
    async (org, [user]) => {
      const before = org.recording.status === 200;
      if (before) await org.post(`/api/v1/users/${org.id(user)}/risk`, { riskLevel: 'LOW' }, 'PUT');
    },
  ],
  [
    /^(?:GET|POST) \/api\/v1\/meta\/schemas\/user\/default/,
    async (org) => {
      await org.post('/api/v1/meta/schemas/user/default', {
        definitions: {
          base: { properties: { lastName: { required: false } } },
          custom: {
            properties: { badgeNumber: null, startDate: null, shirtSize: null, remote: null, skills: null },
          },
        },
      });
      const { custom } = fieldsOf(fieldsOf(org.response)['definitions']);
      const properties = fieldsOf(fieldsOf(custom)['properties']);
      if (org.recording.method === 'GET' && Object.keys(properties).length > 0) {
        await org.post('/api/v1/meta/schemas/user/default', {
          definitions: { custom: { id: '#custom', type: 'object', properties } },
        });
      }
    },
  ],
];

const assignUser = (org: Org, app: string, user: string) =>
  org.post(`/api/v1/apps/${org.id(app)}/users`, {
    id: org.id(user),
    scope: 'USER',
    credentials: { userName: `${fresh()}@example.com` },
  });

const defineLink = ({ post }: Org, primary: string, associated: string) =>
  post('/api/v1/meta/schemas/user/linkedObjects', {
    primary: { name: primary, title: 'Manager', description: 'Manager link property', type: 'USER' },
    associated: {
      name: associated,
      title: 'Subordinate',
      description: 'Subordinate link property',
      type: 'USER',
    },
  });

/** The type in the id of a standard role's assignment, which is its name in base32. */
function roleOf(assignment: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...assignment]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  const name = String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)));
  return /^[A-Z_]+$/.test(name) ? name : 'READ_ONLY_ADMIN';
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (value: Json | undefined): Fields => (isFields(value) ? value : {});

const text = (value: Json | undefined, otherwise: string): string =>
  typeof value === 'string' ? value : otherwise;

/** The same person, whose login is free. */
const withoutLogin = (user: Fields): Fields => {
  const { login: _, email: __, ...profile } = fieldsOf(user['profile']);
  return { ...user, profile };
};

const withoutNulls = (value: Json | undefined): Fields =>
  Object.fromEntries(Object.entries(fieldsOf(value)).filter(([, of]) => of !== null));

/** The objects of a reply: itself, or those in its list. */
const objectsIn = (value: Json): Fields[] => [value].flat().filter(isFields);

/** The ids that stand anywhere in a value. */
export function idsIn(value: Json): string[] {
  if (typeof value === 'string') return /^[0-9a-z]{3}[A-Za-z0-9]{17}$/.test(value) ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(idsIn) : [];
}
