import { notFound } from '../http/errors.ts';
import type { Group, Org, User, UserType } from './store.ts';

/** A user by id, login, or the part of the login before @ when no other user has it. */
export function findUser(org: Org, name: string): User {
  const user = org.users.get(name) ?? org.userByLogin(name) ?? byShortName(org, name);
  if (!user) throw notFound(name, 'User');
  return user;
}

function byShortName(org: Org, name: string): User | undefined {
  const [user, another] = org.usersByShortName(name);
  return another ? undefined : user;
}

export function findGroup(org: Org, id: string): Group {
  const group = org.groups.get(id);
  if (!group) throw notFound(id, 'UserGroup');
  return group;
}

/** A user type by id, or the `default` one. */
export function findType(org: Org, id: string): UserType {
  const type = org.types.rows.find(
    (candidate) => candidate.id === id || (candidate.default && id === 'default'),
  );
  if (!type) throw notFound(id, 'CVDType');
  return type;
}
