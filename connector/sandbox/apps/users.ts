import { invalid, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { appUserId, findApp, findAppUser, findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { App, AppUser, Profile, User } from '../state/rows.ts';
import { userView } from '../users/view.ts';
import { assign, assignLater, groupOf, mappedProfile, note, unassign } from './assignments.ts';

/** An assignment as Okta shows it. An app that Okta makes accounts in has an account for each. */
export function appUserView(org: Org, app: App, appUser: AppUser, expand = ''): Record<string, unknown> {
  const { userId, userName, passwordChanged, profile } = appUser;
  const user = org.users.get(userId);
  const provisioned = app.features.includes('PUSH_NEW_USERS');
  const group = user && appUser.scope === 'GROUP' ? groupOf(org, app, user) : undefined;
  return {
    id: userId,
    externalId: provisioned ? `${app.name}-${userId.slice(-8)}` : null,
    created: appUser.created,
    lastUpdated: appUser.lastUpdated,
    scope: appUser.scope,
    status: provisioned ? 'PROVISIONED' : 'ACTIVE',
    statusChanged: appUser.statusChanged,
    passwordChanged,
    syncState: provisioned ? 'SYNCHRONIZED' : 'DISABLED',
    credentials: { userName, ...(passwordChanged && { password: {} }) },
    profile,
    ...(user && expand === 'user' && { _embedded: { user: userView(org, user) } }),
    _links: {
      app: { href: `${org.origin}/api/v1/apps/${app.id}` },
      user: { href: `${org.origin}/api/v1/users/${userId}` },
      ...(group && { group: { href: `${org.origin}/api/v1/groups/${group.id}` } }),
    },
  };
}

const listAppUsers: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  const q = (call.params.get('q') ?? '').toLowerCase();
  const starts = (text: unknown): boolean => String(text).toLowerCase().startsWith(q);
  const named = ({ userId, userName }: AppUser): boolean => {
    const { firstName, lastName, email } = org.users.get(userId)?.profile ?? {};
    return [userName, firstName, lastName, email].some(starts);
  };
  return page(org, call, {
    rows: org.appUsers.rows,
    keep: (appUser) => appUser.appId === app.id && named(appUser),
    view: (appUser) => JSON.stringify(appUserView(org, app, appUser, call.params.get('expand') ?? '')),
    limit: { usual: 50, most: 500 },
  });
};

const getAppUser: Handler = (org, call) => {
  const { app, appUser } = findAssignment(org, call);
  return json(appUserView(org, app, appUser, call.params.get('expand') ?? ''));
};

function findAssignment(org: Org, call: Call): { app: App; user: User; appUser: AppUser } {
  const app = findApp(org, call.segment('app'));
  const user = findUser(org, call.segment('user'));
  return { app, user, appUser: findAppUser(org, app, user) };
}

const writable = ['id', 'scope', 'credentials', 'profile'];

/** Keys that readers of an assignment send back with it, and Okta ignores. */
const readOnly = [
  'externalId',
  'created',
  'lastUpdated',
  'status',
  'statusChanged',
  'passwordChanged',
  'syncState',
  '_links',
  '_embedded',
];

const assignUser: Handler = (org, call) => {
  const app = findApp(org, call.segment('app'));
  const body = readBody(call, [...writable, ...readOnly]);
  if (typeof body['id'] !== 'string') throw invalid('id', 'id: The field cannot be left blank');
  const user = findUser(org, body['id']);
  if (user.status === 'DEPROVISIONED')
    throw invalid('id', 'id: A deactivated user cannot be assigned to an app');
  const assigned = org.appUsers.get(appUserId(app, user));
  if (assigned) {
    if (org.behaviour.assignedAgain === 409) throw new OktaError('E0000062');
    return update(org, call, app, user, assigned, body);
  }
  const { userName, password, profile } = readAssignment(app, user, body);
  const appUser = assign(org, call, app, user, scopeOf(org, app, user, body), {
    ...(userName !== undefined && { userName }),
    ...(password && { passwordChanged: org.timestamp() }),
    profile,
  });
  return json(appUserView(org, app, appUser));
};

/** An assignment is the user's own, unless a group has it and the body says that it is the group's. */
const scopeOf = (org: Org, app: App, user: User, body: Record<string, unknown>): AppUser['scope'] =>
  body['scope'] === 'GROUP' && groupOf(org, app, user) ? 'GROUP' : 'USER';

const updateAppUser: Handler = (org, call) => {
  const { app, user, appUser } = findAssignment(org, call);
  return update(org, call, app, user, appUser, readBody(call, [...writable, ...readOnly]));
};

function update(org: Org, call: Call, app: App, user: User, appUser: AppUser, body: Record<string, unknown>) {
  const { userName = appUser.userName, password, profile } = readAssignment(app, user, body);
  const renamed = userName !== appUser.userName;
  const time = org.timestamp();
  appUser.scope = scopeOf(org, app, user, body);
  appUser.userName = userName;
  appUser.profile = { ...appUser.profile, ...profile };
  appUser.lastUpdated = time;
  if (password) appUser.passwordChanged = time;
  note(org, call, 'application.user_membership.update', app, user, appUser);
  if (renamed) note(org, call, 'application.user_membership.change_username', app, user, appUser);
  return json(appUserView(org, app, appUser));
}

interface Assignment {
  readonly userName: string | undefined;
  readonly password: boolean;
  readonly profile: Profile;
}

/** Schemes in which each user has a password for the app. */
const ownPasswords = /^(EDIT_USERNAME_AND_PASSWORD|EDIT_PASSWORD_ONLY|ADMIN_SETS_CREDENTIALS)$/;

function readAssignment(app: App, user: User, body: Record<string, unknown>): Assignment {
  const credentials = readPart(body, 'credentials');
  const { userName } = credentials;
  const password = typeof readPart(credentials, 'password')['value'] === 'string';
  if (password && !ownPasswords.test(String(app.credentials['scheme']))) throw new OktaError('E0000041');
  const profile = readPart(body, 'profile');
  const mapped = app.features.includes('PUSH_PROFILE_UPDATES') ? mappedProfile(app, user) : {};
  for (const name of Object.keys(profile)) {
    if (Object.hasOwn(mapped, name) && profile[name] !== mapped[name])
      throw new OktaError('E0000075', [], name);
  }
  return { userName: typeof userName === 'string' ? userName : undefined, password, profile };
}

/** A user who also has the app through a group gets it from there again. */
const unassignUser: Handler = (org, call) => {
  const { app, user, appUser } = findAssignment(org, call);
  if (appUser.scope === 'GROUP' && org.behaviour.unassignFromGroup === 403) throw new OktaError('E0000006');
  unassign(org, call, app, user, appUser);
  if (appUser.scope === 'USER') assignLater(org, [user]);
  return noContent;
};

export const appUserRoutes: readonly Route[] = [
  ['GET', '/api/v1/apps/:app/users', listAppUsers],
  ['POST', '/api/v1/apps/:app/users', assignUser],
  ['GET', '/api/v1/apps/:app/users/:user', getAppUser],
  ['POST', '/api/v1/apps/:app/users/:user', updateAppUser],
  ['DELETE', '/api/v1/apps/:app/users/:user', unassignUser],
];
