import { type KeyPair, keyPair } from '../access/keys.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Factor, PushTransaction } from '../factors/factor.ts';
import type { EventHook } from '../hooks/hook.ts';
import type { StoredEvent } from '../logs/events.ts';
import type { Profile, Schema } from '../schemas/profile.ts';
import type { Secret } from '../users/secrets.ts';
import type { Clock } from './clock.ts';
import type { Message } from './outbox.ts';
import { type IdMaker, idMaker, type Random, random, word } from './random.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { type DatedTable, datedTable, type Table, table } from './table.ts';

export type Status =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'LOCKED_OUT'
  | 'PASSWORD_EXPIRED'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

export interface User {
  readonly id: string;
  status: Status;
  readonly created: string;
  activated: string | null;
  statusChanged: string | null;
  lastLogin: string | null;
  lastUpdated: string;
  passwordChanged: string | null;
  type: { readonly id: string };
  realmId: string | undefined;
  profile: Profile;
  provider: 'OKTA' | 'IMPORT' | 'FEDERATION' | 'SOCIAL';
  password: Secret | undefined;
  /** Those that the user had before, the last one first, as far as the policy looks back. */
  formerPasswords: readonly Secret[];
  recovery: { readonly question: string; readonly answer: Secret } | undefined;
  /** Wrong passwords since the last right one. */
  failedSignIns: number;
  /** When the lock ends by itself, in milliseconds. */
  unlocksAt: number | undefined;
  /** The status that unsuspending gives back. */
  suspendedFrom: Status | undefined;
  /** The status that the user is on the way to, or the end, and the time of arrival in milliseconds. */
  transition: { readonly to: Status | 'DELETED'; readonly at: number } | undefined;
  risk: { readonly riskLevel: string; readonly reason: string } | undefined;
  classification: { readonly type: string; readonly lastUpdated: string } | undefined;
  /** The user as lists show it, kept until the user changes: a page of two hundred is then a join. */
  listed: string | undefined;
}

export interface Group {
  readonly id: string;
  readonly created: string;
  lastUpdated: string;
  lastMembershipUpdated: string;
  readonly objectClass: readonly string[];
  readonly type: 'OKTA_GROUP' | 'APP_GROUP' | 'BUILT_IN';
  profile: Profile;
  /** The app that keeps an APP_GROUP. */
  readonly source?: { readonly id: string };
  /** The ids of the members; a BUILT_IN group holds everybody and lists nobody here. */
  readonly members: Set<string>;
  readonly owners: GroupOwner[];
}

/** A user or a group that answers for a group, by its id. */
export interface GroupOwner {
  readonly id: string;
  readonly type: 'USER' | 'GROUP';
  readonly lastUpdated: string;
}

export interface GroupRule {
  readonly id: string;
  /** DELETED as long as those whom it has added are still in their groups; nobody sees it then. */
  status: 'INACTIVE' | 'ACTIVE' | 'INVALID' | 'DELETED';
  name: string;
  readonly created: string;
  lastUpdated: string;
  /** The time, in milliseconds, at which Okta has done with creating it. */
  readonly settled: number;
  expression: string;
  excludedUsers: readonly string[];
  excludedGroups: readonly string[];
  groupIds: readonly string[];
  /** Whom it has put where: the ids of a group and a user, with a space between. */
  readonly added: Set<string>;
}

export interface App {
  readonly id: string;
  readonly name: string;
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  readonly created: string;
  lastUpdated: string;
  features: readonly string[];
  /** Null for what nobody signs in to by the browser, such as Active Directory. */
  readonly signOnMode: string | null;
  accessibility: Json;
  visibility: Json;
  credentials: Json;
  settings: Json;
  profile: Json | undefined;
  /** The policy for signing in to it, where it is not the org's own. */
  accessPolicyId: string | undefined;
  groups: AppGroup[];
}

export type Json = Readonly<Record<string, unknown>>;

/** The assignment of an app to a group, by the id of the group. */
export interface AppGroup {
  readonly id: string;
  lastUpdated: string;
  /** From 0 on: of several groups of a user, the one with the lowest number counts. */
  priority: number;
  profile: Profile;
}

/** The assignment of an app to a user, by itself or through a group. */
export interface AppUser {
  /** The ids of the app and of the user, one after the other. */
  readonly id: string;
  readonly appId: string;
  readonly userId: string;
  scope: 'USER' | 'GROUP';
  readonly created: string;
  lastUpdated: string;
  readonly statusChanged: string;
  /** Null as long as nobody has set a password for the app. */
  passwordChanged: string | null;
  userName: string;
  profile: Profile;
}

export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: string;
  expiresAt: string;
}

/** What a successful sign-in gives, to be made into a session once; its id is the token itself. */
export interface SessionToken {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: string;
}

export interface Device {
  readonly id: string;
  status: 'ACTIVE' | 'SUSPENDED' | 'DEACTIVATED';
  readonly created: string;
  lastUpdated: string;
  readonly profile: Profile;
  users: readonly DeviceUser[];
}

export interface DeviceUser {
  /** The id of the link, not of the user. */
  readonly id: string;
  readonly userId: string;
  readonly created: string;
  readonly managementStatus: 'MANAGED' | 'NOT_MANAGED';
  readonly screenLockType: 'NONE' | 'PASSCODE' | 'BIOMETRIC';
}

export interface UserType extends Schema {
  readonly id: string;
  readonly name: string;
  displayName: string;
  description: string | undefined;
  readonly default: boolean;
  readonly createdBy: string;
  lastUpdatedBy: string;
  readonly created: string;
  lastUpdated: string;
  schemaUpdated: string;
}

/** There is one, called `default`. */
export interface GroupSchema extends Schema {
  readonly id: 'default';
  readonly created: string;
  schemaUpdated: string;
}

/** One end of a relation between users. */
export interface LinkedObjectEnd {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly type: 'USER';
}

/** A relation in which each associated user has one primary user: a manager, say, and subordinates. */
export interface LinkedObject {
  readonly id: string;
  readonly primary: LinkedObjectEnd;
  readonly associated: LinkedObjectEnd;
}

/** That a user has another as the primary one of a relation. */
export interface LinkedObjectValue {
  readonly id: string;
  readonly linkedObjectId: string;
  readonly primaryUserId: string;
  readonly associatedUserId: string;
}

/** That a user lets a client have a scope. */
export interface Consent {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scopeId: string;
  readonly created: string;
}

export interface RefreshToken {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly created: string;
  readonly expiresAt: string;
}

/** A scope that an app may ask for. */
export interface AppGrant {
  readonly id: string;
  readonly clientId: string;
  readonly scopeId: string;
  readonly created: string;
  readonly createdBy: string;
}

export interface ApiToken {
  readonly id: string;
  name: string;
  readonly userId: string;
  /** Of the key, which nobody can read again. */
  readonly digest: string;
  network: Readonly<Record<string, unknown>>;
  readonly created: string;
  lastUpdated: string;
  lastUsed: string;
}

/** That somebody has a role. */
export interface RoleAssignment {
  /** The id of the assignee and that of the assignment, with a space between: the latter is not unique. */
  readonly id: string;
  readonly assignmentId: string;
  readonly assigneeType: 'USER' | 'GROUP' | 'CLIENT';
  readonly assigneeId: string;
  /** One of the standard roles, or CUSTOM. */
  readonly type: string;
  readonly role?: string;
  readonly resourceSet?: string;
  readonly created: string;
  readonly lastUpdated: string;
  /** The groups for which it is good; with none, for all. */
  readonly groupTargets: Set<string>;
  /** The apps for which it is good, by their name or by name and id with a slash between; with none, for all. */
  readonly appTargets: Set<string>;
}

export interface CustomRole {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly permissions: readonly string[];
}

export interface ResourceSet {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly resources: readonly string[];
}

/** What the org says of itself. There is one row. */
export interface OrgSettings {
  readonly id: string;
  lastUpdated: string;
  values: Readonly<Record<string, unknown>>;
}

export interface NetworkZone {
  readonly type: 'IP' | 'DYNAMIC' | 'DYNAMIC_V2';
  readonly id: string;
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  usage: 'POLICY' | 'BLOCKLIST';
  readonly created: string;
  lastUpdated: string;
  readonly system: boolean;
  /** What defines a zone of its type. */
  settings: Readonly<Record<string, unknown>>;
}

export interface Policy {
  readonly id: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly name: string;
  readonly description: string | undefined;
  readonly priority: number;
  readonly system: boolean;
  readonly conditions: unknown;
  readonly created: string;
  readonly settings: unknown;
  readonly type: string;
}

export interface Authenticator {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  readonly created: string;
  readonly settings: unknown;
}

export interface IdentityProvider {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly created: string;
  /** Protocol, policy and what else was sent. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export interface Realm {
  readonly id: string;
  readonly created: string;
  readonly isDefault: boolean;
  readonly profile: Readonly<Record<string, unknown>> & { readonly name: string };
}

/** All that an org holds. What a resource adds is a table here. */
interface Tables {
  readonly users: DatedTable<User>;
  readonly groups: Table<Group>;
  readonly groupRules: Table<GroupRule>;
  readonly apps: Table<App>;
  readonly appUsers: Table<AppUser>;
  readonly sessions: Table<Session>;
  readonly sessionTokens: Table<SessionToken>;
  readonly devices: Table<Device>;
  readonly types: Table<UserType>;
  readonly appGrants: Table<AppGrant>;
  readonly apiTokens: Table<ApiToken>;
  readonly roleAssignments: Table<RoleAssignment>;
  readonly customRoles: Table<CustomRole>;
  readonly resourceSets: Table<ResourceSet>;
  readonly orgSettings: Table<OrgSettings>;
  readonly zones: Table<NetworkZone>;
  readonly policies: Table<Policy>;
  readonly authenticators: Table<Authenticator>;
  readonly identityProviders: Table<IdentityProvider>;
  readonly realms: Table<Realm>;
  readonly groupSchemas: Table<GroupSchema>;
  readonly linkedObjects: Table<LinkedObject>;
  readonly linkedObjectValues: Table<LinkedObjectValue>;
  readonly consents: Table<Consent>;
  readonly refreshTokens: Table<RefreshToken>;
  readonly factors: Table<Factor>;
  readonly pushTransactions: Table<PushTransaction>;
  readonly eventHooks: Table<EventHook>;
}

export interface Org extends Tables {
  readonly origin: string;
  readonly behaviour: Behaviour;
  readonly clock: Clock;
  readonly id: string;
  readonly apiKey: string;
  /** The administrator whose token the API key is: `me`, and the actor of what is done with it. */
  readonly ownerId: string;
  readonly created: string;
  /** Signs access tokens. */
  readonly signingKey: KeyPair;
  /** The assertions and proofs that are good once, with the time until which they would be good. */
  readonly usedTokens: Map<string, number>;
  readonly search: SearchIndex;
  /** The System Log, in the order in which events are stored; the last may yet be to come. */
  readonly log: StoredEvent[];
  /** What would have been sent to people, in order. */
  readonly outbox: Message[];
  /** Okta's clock in its own spelling, now or some milliseconds from now; objects are dated to the second. */
  timestamp(fromNow?: number): string;
  readonly newId: IdMaker;
  /** What names the org's objects is drawn from this. */
  readonly names: Random;
  /** What only the wire sees (request ids, error ids, one-time tokens), apart from what names the org's objects. */
  readonly wire: Random;
  userByLogin(login: string): User | undefined;
  /** The users whose logins have this part before @. */
  usersByShortName(name: string): readonly User[];
  /** Files a user under a login; the login that the user had before is free again. */
  setLogin(user: User, login: string): void;
  removeUser(user: User): void;
}

export interface OrgOptions {
  readonly origin: string;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly clock: Clock;
}

export function createOrg({ origin, seed, behaviour, clock }: OrgOptions, next: Random): Org {
  const newId = idMaker(next);
  const users = datedTable<User>();
  const groups = table<Group>();
  const logins = new Map<string, User>();
  const id = newId('00o');
  const apiKey = `00${word(next, 40)}`;
  const shortNames = new Map<string, User[]>();

  function forget(user: User): void {
    const login = foldLogin(String(user.profile['login']));
    if (logins.get(login) !== user) return;
    logins.delete(login);
    const namesakes = shortNames.get(shortName(login))?.filter((other) => other !== user) ?? [];
    if (namesakes.length > 0) shortNames.set(shortName(login), namesakes);
    else shortNames.delete(shortName(login));
  }

  return {
    origin,
    behaviour,
    clock,
    id,
    apiKey,
    ownerId: newId('00u'),
    created: '2019-03-04T09:00:00.000Z',
    users,
    groups,
    search: searchIndex({ users, groups }, behaviour.searchDelay, clock),
    groupRules: table<GroupRule>(),
    apps: table<App>(),
    appUsers: table<AppUser>(),
    sessions: table<Session>(),
    sessionTokens: table<SessionToken>(),
    devices: table<Device>(),
    types: table<UserType>(),
    appGrants: table<AppGrant>(),
    apiTokens: table<ApiToken>(),
    roleAssignments: table<RoleAssignment>(),
    customRoles: table<CustomRole>(),
    resourceSets: table<ResourceSet>(),
    orgSettings: table<OrgSettings>(),
    zones: table<NetworkZone>(),
    policies: table<Policy>(),
    authenticators: table<Authenticator>(),
    identityProviders: table<IdentityProvider>(),
    realms: table<Realm>(),
    groupSchemas: table<GroupSchema>(),
    linkedObjects: table<LinkedObject>(),
    linkedObjectValues: table<LinkedObjectValue>(),
    consents: table<Consent>(),
    refreshTokens: table<RefreshToken>(),
    signingKey: keyPair(`${apiKey} signing`),
    usedTokens: new Map(),
    factors: table<Factor>(),
    pushTransactions: table<PushTransaction>(),
    eventHooks: table<EventHook>(),
    log: [],
    outbox: [],
    timestamp: (fromNow = 0) => new Date(Math.floor((clock.now() + fromNow) / 1000) * 1000).toISOString(),
    newId,
    names: next,
    wire: random(seed ^ 0x5eed),
    userByLogin(login) {
      const user = logins.get(foldLogin(login));
      return user && users.get(user.id);
    },
    usersByShortName: (name) =>
      (shortNames.get(foldLogin(name)) ?? []).flatMap(({ id }) => users.get(id) ?? []),
    setLogin(user, login) {
      const folded = foldLogin(login);
      if (logins.get(folded) === user) return;
      forget(user);
      logins.set(folded, user);
      shortNames.set(shortName(folded), [...(shortNames.get(shortName(folded)) ?? []), user]);
    },
    removeUser(user) {
      forget(user);
      users.remove(user);
    },
  };
}

/** Logins are one when they differ in case or diacritics alone. */
const foldLogin = (login: string): string =>
  login
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const shortName = (login: string): string => login.replace(/@.*/s, '');
