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
  /** Some group rules, and policies for passwords with two rules each. */
  rules: Body[];
  policies: Body[];
  /** One of them in a status, which no other row has. */
  rule(status: string): Body;
  policy(status: string): Body;
  tokens: Body[];
}

const badge = { title: 'Badge', type: 'integer' };

/** Adds to an org what the tables need and no seed has, and looks who and what is there. */
export async function look(org: Plain): Promise<Facts> {
  const type = await org.send('POST', '/api/v1/meta/types/user', { name: 'robot', displayName: 'Robot' });
  const realm = await org.send('POST', '/api/v1/realms', { profile: { name: 'Robots' } });
  await org.send('POST', '/api/v1/meta/schemas/group/default', {
    definitions: { custom: { id: '#custom', type: 'object', properties: { badge } } },
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
  const [rules, policies] = [await makeRules(org), await makePolicies(org)];
  await org.send('POST', '/sandbox/tokens', { userId: users[0].id, name: 'Old' });
  let unused = users.slice(1);
  return {
    users,
    groups,
    userTypeId: type.body.id,
    realmId: realm.body.id,
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
