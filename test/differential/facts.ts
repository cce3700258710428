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
  /** Makes a call in every org that the rows are about, and gives the answers. The first org is the one of the action. */
  both(method: string, path: string, body?: unknown): Promise<Body[]>;
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
    group(name) {
      const found = groups.find(({ profile }) => profile.name === name);
      if (!found) throw new Error(`The org has no group "${name}".`);
      return found;
    },
    both: async (...call) => [(await org.send(...call)).body],
  };
}
