import { checkLicence } from '../access/rights.ts';
import { profileChanged } from '../groups/evaluation.ts';
import { changeMembership } from '../groups/membership.ts';
import { alreadyExists, invalid, notFound, OktaError } from '../http/errors.ts';
import { flag, type Handler, json, noContent, type Route, readBody, readPart } from '../http/exchange.ts';
import { changed, record } from '../logs/events.ts';
import { checkProfile, isSame } from '../schemas/profile.ts';
import { findGroup, findType, findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import type { Profile, User, UserType } from '../state/rows.ts';
import { checkAge, checkHistory, readCredentials, setPassword } from './credentials.ts';
import { activationLink, mail } from './mail.ts';
import { statusAfter } from './states.ts';
import { activate, deactivate, move, remove } from './transitions.ts';
import { blocksOf, etag, sparing, userView } from './view.ts';

const getUser: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const view = sparing(call, userView(org, user));
  const embedded = call.params.get('expand')?.split(',').includes('blocks');
  if (embedded) checkLicence(org, 'device-blocks');
  return {
    ...json(embedded ? { ...view, _embedded: { blocks: blocksOf(user) } } : view),
    headers: { ETag: etag(user) },
  };
};

const createUser: Handler = (org, call) => {
  const body = readBody(call, ['profile', 'credentials', 'groupIds', 'type', 'realmId']);
  const type = findType(org, String(readPart(body, 'type')['id'] ?? 'default'));
  const realmId = readRealm(org, body) ?? org.realms.rows.find(({ isDefault }) => isDefault)?.id;
  const profile = withDefaults(withoutNulls(readPart(body, 'profile')), type);
  checkProfile(profile, type, 'newUser');
  checkUnique(org, profile, type);
  const login = String(profile['login']);

  const activated = flag(call, 'activate', { absent: true });
  const { password, recovery, provider } = readCredentials(body, login, {
    elsewhere: flag(call, 'provider'),
  });
  const expire = call.params.get('nextLogin') === 'changePassword';
  if (expire && !activated) throw new OktaError('E0000125');
  if (expire && !password) throw new OktaError('E0000124');
  const groups = readGroups(org, body['groupIds']);

  const time = org.timestamp();
  const user: User = {
    id: org.newId('00u'),
    status: 'STAGED',
    created: time,
    activated: null,
    statusChanged: activated || password ? time : org.behaviour.stagedStatusChanged && time,
    lastLogin: null,
    lastUpdated: time,
    passwordChanged: password ? time : null,
    type: { id: type.id },
    realmId,
    profile: withSlots(profile),
    provider,
    password,
    formerPasswords: [],
    recovery,
    failedSignIns: 0,
    unlocksAt: undefined,
    heldFrom: undefined,
    transition: undefined,
    risk: undefined,
    classification: undefined,
  };
  const status = activated ? statusAfter(org, 'activate', user) : 'STAGED';
  org.users.add(user);
  org.setLogin(user, login);
  record(org, call, 'user.lifecycle.create', user);
  if (activated) {
    activate(org, call, user, expire ? 'PASSWORD_EXPIRED' : status);
    if (status === 'PROVISIONED') mail(org, user, 'activation', activationLink(org).activationUrl);
  }
  for (const group of groups) changeMembership(org, call, 'add', group, user);
  profileChanged(org, user);
  return json(userView(org, user));
};

/** The values of an attribute that is unique belong to one user each, whatever their case. */
function checkUnique(org: Org, profile: Profile, type: UserType, user?: User): void {
  const holder = org.userByLogin(String(profile['login']));
  if (holder && holder !== user) throw invalid('login', `login: ${alreadyExists}`);
  for (const [name, { unique }] of Object.entries(type.custom)) {
    const value = own(profile, name);
    if (!unique || unique === 'NOT_UNIQUE' || value === undefined) continue;
    const taken = org.users.rows.some((other) => other !== user && isSame(own(other.profile, name), value));
    if (taken) throw invalid(name, `${name}: ${alreadyExists}`);
  }
}

/** The schema's defaults for attributes that a new profile leaves out. */
function withDefaults(profile: Profile, { custom }: UserType): Profile {
  const defaults = Object.entries(custom).map(([name, attribute]) => [name, attribute.default]);
  return { ...Object.fromEntries(defaults.filter(([, value]) => value !== undefined)), ...profile };
}

/** Only orgs with the licence have realms that a user can be in. */
function readRealm({ behaviour, realms }: Org, { realmId }: Record<string, unknown>): string | undefined {
  if (typeof realmId !== 'string') return undefined;
  if (!behaviour.licences.includes('realms') || !realms.get(realmId)) throw notFound(realmId, 'Realm');
  return realmId;
}

function readGroups(org: Org, groupIds: unknown) {
  if (groupIds === undefined || groupIds === null) return [];
  if (!Array.isArray(groupIds)) throw new OktaError('E0000003');
  if (groupIds.length > 20) throw new OktaError('E0000093', ['The number of group targets is too large']);
  const groups = groupIds.map((id) => findGroup(org, String(id)));
  if (groups.some(({ type }) => type !== 'OKTA_GROUP')) throw new OktaError('E0000006');
  return groups;
}

/** Keys that readers of a user send back with it, and Okta ignores. */
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
  ({ replace }: { readonly replace: boolean }): Handler =>
  async (org, call) => {
    const user = findUser(org, call.segment('user'));
    const body = readBody(call, ['profile', 'credentials', 'type', 'realmId', ...readOnly]);
    checkIfMatch(call.header('if-match'), user);
    statusAfter(org, 'update', user);

    const typeId = readPart(body, 'type')['id'] ?? user.type.id;
    const type = findType(org, String(typeId));
    if (!replace && type.id !== user.type.id)
      throw invalid('type', 'type: The type of a user cannot be changed');
    const realmId = readRealm(org, body) ?? user.realmId;
    const sent = readPart(body, 'profile');
    // A PUT of nothing but credentials clears nothing.
    const whole = replace && body['profile'] !== undefined;
    const profile = withoutNulls(whole ? sent : { ...user.profile, ...sent });
    checkProfile(profile, type, 'user');
    checkUnique(org, profile, type, user);
    const login = String(profile['login']);
    const { clear, password, recovery, provider } = readCredentials(body, login);
    if (provider === 'IMPORT' && user.status !== 'STAGED') {
      throw invalid('password', 'password: A hash can be set only while the user is staged');
    }
    const status = password ? statusAfter(org, 'set_password', user) : user.status;
    if (clear !== undefined && flag(call, 'strict')) {
      checkAge(org, user);
      await checkHistory(org, user, clear);
    }

    const before = user.profile;
    org.setLogin(user, login);
    user.type = { id: type.id };
    user.realmId = realmId;
    user.profile = withSlots(profile);
    user.recovery = recovery ?? user.recovery;
    if (password) setPassword(org, user, password);
    if (provider === 'IMPORT') user.provider = provider;
    move(org, user, status);
    if (body['profile'] || recovery) {
      record(org, call, 'user.account.update_profile', changed(user, before, user.profile));
    }
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
  statusAfter(org, 'delete', user);
  if (user.transition) return noContent;
  if (user.status === 'DEPROVISIONED') remove(org, call, user);
  else deactivate(org, call, user);
  return noContent;
};

export const userRoutes: readonly Route[] = [
  ['POST', '/api/v1/users', createUser],
  ['GET', '/api/v1/users/:user', getUser],
  ['POST', '/api/v1/users/:user', changeUser({ replace: false })],
  ['PUT', '/api/v1/users/:user', changeUser({ replace: true })],
  ['DELETE', '/api/v1/users/:user', deleteUser],
];
