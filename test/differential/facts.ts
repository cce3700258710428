import { at, type Body, type Plain } from './plain.ts';

/** Whom and what the rows of the tables work on. */
export interface Facts {
  users: Body[];
  groups: Body[];
  /** A user type and a realm that are not the default ones. */
  userTypeId: string;
  realmId: string;
  /** A user in a status whom no other row has, and never the administrator. */
  user(status: string, also?: (user: Body) => boolean): Body;
  group(name: string): Body;
  /**
   * Makes a call in every org that the rows are about, and gives the answers. The first org is the one of the action. The
   * bodies may differ: then they are given as a function of the place of the org.
   */
  both(method: string, path: string, body?: unknown | ((org: number) => unknown)): Promise<Body[]>;
  /** A device in a status that no other row has. */
  device(status: string): Body;
  /** An active network zone of a type that no other row has. */
  zone(type?: string): Body;
  /** An active event hook that no other row has. Nobody listens at its address. */
  eventHook(): Body;
  /** A user who let an app have more scopes than a page holds, and what that gave. */
  consent: { userId: string; clientId: string; grants: Body[]; tokens: Body[] };
  app(label: string): Body;
  /** Some group rules, and policies for passwords with two rules each. */
  rules: Body[];
  policies: Body[];
  /** One of them in a status, which no other row has. */
  rule(status: string): Body;
  policy(status: string): Body;
  tokens: Body[];
}

/** Makes a call in one of the orgs, with the body for it. */
export const sendTo = async (
  org: Plain,
  [method, path, body]: Parameters<Facts['both']>,
  place: number,
): Promise<Body> => (await org.send(method, path, typeof body === 'function' ? body(place) : body)).body;

/** What makes a network zone of each type. */
const zoneKinds = {
  IP: {
    gateways: [
      { type: 'RANGE', value: '192.0.2.7' },
      { type: 'CIDR', value: '198.51.100.0/24' },
    ],
  },
  DYNAMIC: { locations: [{ country: 'PT', region: null }] },
  DYNAMIC_V2: {
    asns: { include: ['15169'], exclude: [] },
    ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] },
  },
};

/** A zone for each row that works on one. */
const newZones = Object.entries(zoneKinds).flatMap(([type, own]) =>
  Array.from({ length: 8 }, (_, at) => ({ type, name: `${type} zone ${at}`, ...own })),
);

/** An event hook for each row that works on one. */
const newHooks = Array.from({ length: 8 }, (_, at) => ({
  name: `Hook ${at}`,
  events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
  channel: {
    type: 'HTTP',
    version: '1.0.0',
    config: {
      uri: 'http://127.0.0.1:9/hook',
      headers: [{ key: 'X-Source', value: 'the-sandbox' }],
      authScheme: { type: 'HEADER', key: 'Authorization', value: 'a-shared-secret' },
    },
  },
}));

const badge = { title: 'Badge', type: 'integer' };

/** Adds to an org what the tables need and no seed has, and looks who and what is there. */
export async function look(org: Plain): Promise<Facts> {
  const type = await org.send('POST', '/api/v1/meta/types/user', { name: 'robot', displayName: 'Robot' });
  const realm = await org.send('POST', '/api/v1/realms', { profile: { name: 'Robots' } });
  await org.send('POST', '/api/v1/meta/schemas/group/default', {
    definitions: { custom: { id: '#custom', type: 'object', properties: { badge } } },
  });
  await org.send('POST', '/api/v1/meta/schemas/user/linkedObjects', {
    primary: { name: 'manager', title: 'Manager', type: 'USER' },
    associated: { name: 'subordinate', title: 'Subordinate', type: 'USER' },
  });
  for (const [login, email] of [
    ['sales/ada@example.com', 'ada.of.sales@example.com'],
    ['second@example.com', 'second.mail@example.com'],
  ]) {
    const profile = { login, email, firstName: 'Ada', lastName: 'Byron' };
    await org.send('POST', '/api/v1/users?activate=false', { profile });
  }
  const users = await org.all(at('/api/v1/users', { search: 'status pr' }));
  const groups = await org.all('/api/v1/groups?limit=200');
  const consenting = users.findLast(({ status }) => status === 'ACTIVE');
  let unused = users.slice(1).filter((user) => user !== consenting);
  let devices = await org.all('/api/v1/devices');
  let unusedZones: Body[] = [];
  let unusedHooks: Body[] = [];
  // One after the other, so that two orgs give them the same IDs.
  for (const hook of newHooks) unusedHooks.push((await org.send('POST', '/api/v1/eventHooks', hook)).body);
  for (const zone of newZones) unusedZones.push((await org.send('POST', '/api/v1/zones', zone)).body);
  const apps = await org.all('/api/v1/apps?includeNonDeleted=true&limit=200');
  const [rules, policies] = [await makeRules(org), await makePolicies(org)];
  await org.send('POST', '/sandbox/tokens', { userId: users[0].id, name: 'Old' });
  return {
    users,
    groups,
    userTypeId: type.body.id,
    realmId: realm.body.id,
    consent: await consent(org, consenting.id),
    user(status, also = () => true) {
      const found = unused.find((user) => user.status === status && also(user));
      if (!found) throw new Error(`The org has no user left who is ${status}.`);
      unused = unused.filter((user) => user !== found);
      return found;
    },
    tokens: await org.all('/api/v1/api-tokens'),
    rules,
    policies,
    rule: oneOf(rules),
    policy: oneOf(policies),
    group(name) {
      const found = groups.find(({ profile }) => profile.name === name);
      if (!found) throw new Error(`The org has no group "${name}".`);
      return found;
    },
    both: async (...call) => [await sendTo(org, call, 0)],
    app(label) {
      const found = apps.find((app) => app.label === label);
      if (!found) throw new Error(`The org has no app "${label}".`);
      return found;
    },
    device(status) {
      const found = devices.find((device) => device.status === status);
      if (!found) throw new Error(`The org has no device left that is ${status}.`);
      devices = devices.filter((device) => device !== found);
      return found;
    },
    zone(type = 'IP') {
      const found = unusedZones.find((zone) => zone.type === type);
      if (!found) throw new Error(`The org has no network zone left of type ${type}.`);
      unusedZones = unusedZones.filter((zone) => zone !== found);
      return found;
    },
    eventHook() {
      const [found, ...others] = unusedHooks;
      if (!found) throw new Error('The org has no event hook left.');
      unusedHooks = others;
      return found;
    },
  };
}

async function consent(org: Plain, userId: string): Promise<Facts['consent']> {
  const clientId = (await org.read('/api/v1/apps?limit=1'))[0].id;
  const scopes = Array.from({ length: 205 }, (_, at) => `scope${at}`);
  for (const some of [scopes, ['okta.apps.read'], ['okta.logs.read']]) {
    await org.send('POST', '/sandbox/consents', { userId, clientId, scopes: some });
  }
  const grants = await org.all(`/api/v1/users/${userId}/grants?limit=200`);
  return {
    userId,
    clientId,
    grants,
    tokens: await org.all(`/api/v1/users/${userId}/clients/${clientId}/tokens`),
  };
}

/** Gives back each of some objects once, by its status. */
function oneOf(all: readonly Body[]): (status: string) => Body {
  let unused = all;
  return (status) => {
    const found = unused.find((one) => one.status === status);
    unused = unused.filter((one) => one !== found);
    return found;
  };
}

/** Rules for a group that nobody comes to. */
async function makeRules(org: Plain): Promise<Body[]> {
  const { id } = (await org.send('POST', '/api/v1/groups', { profile: { name: 'Nobody' } })).body;
  const path = '/api/v1/groups/rules';
  const made: Body[] = [];
  for (const status of ['ACTIVE', 'INACTIVE', 'ACTIVE', 'INACTIVE', 'ACTIVE', 'INACTIVE']) {
    const { body } = await org.send('POST', path, ruleOf(`Nobody ${made.length}`, id));
    if (status === 'ACTIVE') await org.send('POST', `${path}/${body.id}/lifecycle/activate`);
    made.push(await org.read(`${path}/${body.id}`));
  }
  return made;
}

/** The body of a group rule. */
export const ruleOf = (name: string, groupId: string, expression = 'user.department == "Nowhere"') => ({
  type: 'group_rule',
  name,
  conditions: { expression: { type: 'urn:okta:expression:1.0', value: expression } },
  actions: { assignUserToGroups: { groupIds: [groupId] } },
});

async function makePolicies(org: Plain): Promise<Body[]> {
  const made: Body[] = [];
  for (const activate of [true, false, true, false]) {
    const policy = { type: 'PASSWORD', name: `Password policy ${made.length}` };
    const { body } = await org.send('POST', `/api/v1/policies?activate=${activate}`, policy);
    for (const active of [true, false]) {
      const rule = { type: 'PASSWORD', name: active ? 'Office' : 'Home' };
      await org.send('POST', `/api/v1/policies/${body.id}/rules?activate=${active}`, rule);
    }
    made.push({ ...body, rules: await org.read(`/api/v1/policies/${body.id}/rules`) });
  }
  return made;
}
