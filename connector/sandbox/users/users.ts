import { forgetDevices } from '../devices/devices.ts';
import { profileChanged } from '../groups/evaluation.ts';
import { changeMembership, forgetInGroups } from '../groups/membership.ts';
import { alreadyExists, invalid, notFound, OktaError } from '../http/errors.ts';
import {
  flag,
  type Handler,
  isObject,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { checkProfile, type Profile, userBase } from '../schemas/profile.ts';
import { findGroup, findType, findUser } from '../state/find.ts';
import type { Org, User } from '../state/store.ts';
import { readCredentials } from './credentials.ts';
import { deactivate } from './lifecycle.ts';
import { statusAfter } from './states.ts';
import { etag, userView } from './view.ts';

const getUser: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  return { ...json(userView(org, user)), headers: { ETag: etag(user) } };
};

const createUser: Handler = (org, call) => {
  const body = readBody(call, ['profile', 'credentials', 'groupIds', 'type', 'realmId']);
  const type = findType(org, String(readPart(body, 'type')['id'] ?? 'default'));
  if (typeof body['realmId'] === 'string') throw notFound(body['realmId'], 'Realm');
  const profile = withoutNulls(readPart(body, 'profile'));
  checkProfile(profile, { base: userBase, custom: type.custom }, 'newUser');
  const login = String(profile['login']);
  if (org.userByLogin(login)) throw invalid('login', `login: ${alreadyExists}`);

  const activate = flag(call, 'activate', true);
  const { password, recovery, provider } = readCredentials(body, login, flag(call, 'provider', false));
  const expire = call.params.get('nextLogin') === 'changePassword';
  if (expire && !activate) throw new OktaError('E0000125');
  if (expire && !password) throw new OktaError('E0000124');
  const groups = readGroups(org, body['groupIds']);

  const time = org.timestamp();
  const user: User = {
    id: org.newId('00u'),
    status: 'STAGED',
    created: time,
    activated: activate ? time : null,
    statusChanged: time,
    lastLogin: null,
    lastUpdated: time,
    passwordChanged: password ? time : null,
    type: { id: type.id },
    profile: withSlots(profile),
    provider,
    password,
    recovery,
    suspendedFrom: undefined,
    listed: undefined,
  };
  if (activate) user.status = expire ? 'PASSWORD_EXPIRED' : statusAfter('activate', user);
  org.users.add(user);
  org.setLogin(user, login);
  record(org, call, 'user.lifecycle.create', user);
  if (activate) record(org, call, 'user.lifecycle.activate', user);
  for (const group of groups) changeMembership(org, call, group, user, true);
  profileChanged(org, user);
  return json(userView(org, user));
};

function readGroups(org: Org, groupIds: unknown) {
  if (groupIds === undefined || groupIds === null) return [];
  if (!Array.isArray(groupIds)) throw new OktaError('E0000003');
  if (groupIds.length > 20) throw new OktaError('E0000093', ['The number of group targets is too large']);
  const groups = groupIds.map((id) => findGroup(org, String(id)));
  if (groups.some(({ type }) => type !== 'OKTA_GROUP')) throw new OktaError('E0000006');
  return groups;
}

/** What readers of a user send back with it and Okta passes over. */
const readOnly = [
  'id',
  'status',
  'created',
  'activated',
  'statusChanged',
  'lastLogin',
  'lastUpdated',
  'passwordChanged',
  'transitioningToStatus',
  '_links',
  '_embedded',
];

/** POST merges: null clears an attribute, and what is left out stays. PUT replaces: what is left out is cleared. */
const changeUser =
  (replace: boolean): Handler =>
  (org, call) => {
    const user = findUser(org, call.segment('user'));
    const body = readBody(call, ['profile', 'credentials', 'type', 'realmId', ...readOnly]);
    checkIfMatch(call.header('if-match'), user);
    if (user.status === 'DEPROVISIONED') throw notFound(user.id, 'User');

    const typeId = readPart(body, 'type')['id'] ?? user.type.id;
    const type = findType(org, String(typeId));
    if (!replace && type.id !== user.type.id)
      throw invalid('type', 'type: The type of a user cannot be changed');
    const sent = readPart(body, 'profile');
    const profile = withoutNulls(replace ? sent : { ...user.profile, ...sent });
    checkProfile(profile, { base: userBase, custom: type.custom }, 'user');
    const login = String(profile['login']);
    const holder = org.userByLogin(login);
    if (holder && holder !== user) throw invalid('login', `login: ${alreadyExists}`);
    const { password, recovery } = readCredentials(body, login);
    if (isObject(password) && user.status !== 'STAGED') {
      throw invalid('password', 'password: A hash can be set only while the user is staged');
    }

    const time = org.timestamp();
    org.setLogin(user, login);
    user.type = { id: type.id };
    user.profile = withSlots(profile);
    user.recovery = recovery ?? user.recovery;
    if (password) {
      user.password = password;
      user.passwordChanged = time;
      if (isObject(password)) user.provider = 'IMPORT';
      if (user.status === 'PROVISIONED') {
        user.status = 'ACTIVE';
        user.statusChanged = time;
      }
    }
    user.lastUpdated = time;
    user.listed = undefined;
    if (replace || body['profile'] || recovery) record(org, call, 'user.account.update_profile', user);
    if (password) record(org, call, 'user.account.update_password', user);
    profileChanged(org, user);
    return json(userView(org, user));
  };

function checkIfMatch(tag: string | undefined, user: User): void {
  if (tag === undefined || tag === '*') return;
  if (!/^(W\/)?"[^"]*"$/.test(tag)) throw new OktaError('E0000242');
  if (tag !== etag(user)) throw new OktaError('E0000231');
}

function withoutNulls(profile: Profile): Profile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== null));
}

/** An attribute without a value is left out, except two that are always there. */
function withSlots({ firstName, lastName, login, email, ...others }: Profile): Profile {
  return { firstName, lastName, mobilePhone: null, secondEmail: null, login, email, ...others };
}

/** The first deletion deactivates; the second, of a deactivated user, is for ever. */
const deleteUser: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  if (user.status !== 'DEPROVISIONED') {
    deactivate(org, call, user);
    return noContent;
  }
  record(org, call, 'user.lifecycle.delete.initiated', user);
  forgetInGroups(org, user);
  forgetDevices(org, user);
  org.removeUser(user);
  record(org, call, 'user.lifecycle.delete.completed', user);
  return noContent;
};

export const userRoutes: readonly Route[] = [
  ['POST', '/api/v1/users', createUser],
  ['GET', '/api/v1/users/:user', getUser],
  ['POST', '/api/v1/users/:user', changeUser(false)],
  ['PUT', '/api/v1/users/:user', changeUser(true)],
  ['DELETE', '/api/v1/users/:user', deleteUser],
];
