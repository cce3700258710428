import type { Profile, Schema } from '../schemas/profile.ts';
import type { Secret } from '../users/secrets.ts';

// The rows of the tables. They are plain data (JSON and sets of texts), so that a file can keep them.

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
  /** The status that a suspended or locked user had before, and gets back. */
  heldFrom: Status | undefined;
  /** The status that the user is on the way to, or the end, and the time of arrival in milliseconds. */
  transition: { readonly to: Status | 'DELETED'; readonly at: number } | undefined;
  risk: { readonly riskLevel: string; readonly reason: string } | undefined;
  classification: { readonly type: string; readonly lastUpdated: string } | undefined;
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
  /** Whom it leaves alone, by the ids of users and of groups; undefined until somebody says so. */
  excluded: { readonly users: readonly string[]; readonly groups: readonly string[] } | undefined;
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
