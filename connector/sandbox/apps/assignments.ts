import type { Call } from '../http/exchange.ts';
import type { EventType } from '../logs/catalogue.ts';
import { type Party, record } from '../logs/events.ts';
import { amongMembers, appUserId, isMember } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { own } from '../state/own.ts';
import type { App, AppGroup, AppUser, Group, Profile, User } from '../state/rows.ts';

/** The assignment to a group through which a user has an app: the one of the highest priority. */
export function groupOf(org: Org, app: App, user: User): AppGroup | undefined {
  const inPriority = app.groups.toSorted((a, b) => a.priority - b.priority);
  return inPriority.find(({ id }) => {
    const group = org.groups.get(id);
    return group !== undefined && isMember(org, group, user);
  });
}

/** Brings users' assignments in line with the groups that they are in, once Okta comes to it. */
export function assignLater(org: Org, users: readonly User[]): void {
  org.clock.after(org.behaviour.assignmentDelay, () => {
    for (const user of users) assignThroughGroups(org, user);
  });
}

/** Does `assignLater` for everybody who is in a group. */
export function assignMembersLater(org: Org, group: Group): void {
  assignLater(
    org,
    amongMembers(org, group).filter((user) => isMember(org, group, user)),
  );
}

function assignThroughGroups(org: Org, user: User): void {
  const there = org.users.get(user.id) === user && user.status !== 'DEPROVISIONED';
  for (const app of org.apps.rows) {
    const appUser = org.appUsers.get(appUserId(app, user));
    const wanted = there && groupOf(org, app, user) !== undefined;
    if (wanted && !appUser) assign(org, 'system', app, user, 'GROUP');
    if (!wanted && appUser?.scope === 'GROUP') unassign(org, 'system', app, user, appUser);
  }
}

export function assign(
  org: Org,
  by: Call | 'system',
  app: App,
  user: User,
  scope: AppUser['scope'],
  chosen?: Chosen,
): AppUser {
  const appUser = newAppUser(org, app, user, scope, org.timestamp(), chosen);
  org.appUsers.add(appUser);
  note(org, by, 'application.user_membership.add', app, user, appUser);
  return appUser;
}

/** The values that a caller may give an assignment. The rest follows from the app, the user and the group. */
type Chosen = Partial<Pick<AppUser, 'userName' | 'passwordChanged' | 'profile'>>;

export const newAppUser = (
  org: Org,
  app: App,
  user: User,
  scope: AppUser['scope'],
  time: string,
  chosen: Chosen = {},
): AppUser => ({
  id: appUserId(app, user),
  appId: app.id,
  userId: user.id,
  scope,
  created: time,
  lastUpdated: time,
  statusChanged: time,
  passwordChanged: null,
  userName: userNameOf(app, user),
  ...chosen,
  profile: { ...mappedProfile(app, user), ...groupOf(org, app, user)?.profile, ...chosen.profile },
});

export function unassign(org: Org, by: Call | 'system', app: App, user: User, appUser: AppUser): void {
  org.appUsers.remove(appUser);
  note(org, by, 'application.user_membership.remove', app, user, appUser);
}

/** Deactivation takes all apps away. What came through groups comes back with activation, and the rest does not. */
export function unassignAll(org: Org, by: Call | 'system', user: User): void {
  for (const app of org.apps.rows) {
    const appUser = org.appUsers.get(appUserId(app, user));
    if (appUser) unassign(org, by, app, user, appUser);
  }
}

export const assignmentId = (app: App, user: User): string =>
  `0ua${app.id.slice(5, 12)}${user.id.slice(-10)}`;

/** The log names the assignment, the app and the user. */
export function note(
  org: Org,
  by: Call | 'system',
  type: EventType,
  app: App,
  user: User,
  { userName }: AppUser,
): void {
  const displayName = `${user.profile['firstName']} ${user.profile['lastName']}`;
  const party: Party = { id: assignmentId(app, user), type: 'AppUser', alternateId: userName, displayName };
  record(org, by, type, party, app, user);
}

/** By the template of the app: `${source.login}` unless another attribute is named. */
function userNameOf(app: App, user: User): string {
  const template = app.credentials['userNameTemplate'];
  const text =
    typeof template === 'object' && template !== null && 'template' in template ? template.template : '';
  const [, attribute = 'login'] = /(?:source|user)\.(\w+)/.exec(String(text)) ?? [];
  return String(own(user.profile, attribute) ?? user.profile['login']);
}

/** Claims of OpenID Connect, from the attributes that Okta maps to them; SAML apps get the user's name and email, others nothing. */
export function mappedProfile({ signOnMode }: App, { profile }: User): Profile {
  const value = (name: string) => profile[name] ?? null;
  if (signOnMode !== 'OPENID_CONNECT') {
    return signOnMode === 'SAML_2_0'
      ? { email: value('email'), firstName: value('firstName'), lastName: value('lastName') }
      : {};
  }
  return {
    street_address: value('streetAddress'),
    country: value('countryCode'),
    website: value('profileUrl'),
    zoneinfo: profile['timezone'] ?? 'America/Los_Angeles',
    birthdate: null,
    gender: null,
    formatted: value('postalAddress'),
    profile: null,
    locality: value('city'),
    given_name: value('firstName'),
    middle_name: value('middleName'),
    locale: profile['locale'] ?? 'en_US',
    picture: null,
    name: `${profile['firstName']} ${profile['lastName']}`,
    nickname: value('nickName'),
    phone_number: value('primaryPhone'),
    region: value('state'),
    postal_code: value('zipCode'),
    family_name: value('lastName'),
    email: value('email'),
  };
}
