// The rows of the tables. They are plain data (JSON and sets of texts), so that a file can keep them.

export type Profile = Record<string, unknown>;

export type AttributeType = 'string' | 'boolean' | 'number' | 'integer' | 'array';
type Choice = string | number;

/** An attribute as Okta's JSON Schema has it, but for what it has like most others. */
export interface Attribute {
  readonly title: string;
  readonly description?: string;
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly format?: string;
  readonly mutability?: string;
  readonly scope?: string;
  readonly enum?: readonly Choice[];
  readonly oneOf?: readonly { readonly const: Choice; readonly title: string }[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Okta's check that no two users have the same value, and its outcome. */
  readonly unique?: 'PENDING_UNIQUENESS' | 'UNIQUE_VALIDATED' | 'NOT_UNIQUE';
  readonly items?: { readonly type: 'string' | 'number' | 'integer'; readonly enum?: readonly Choice[] };
  readonly externalName?: string;
  readonly default?: unknown;
  /** The rights of users to the attribute of their own profile. An API token may write every attribute. */
  readonly permissions?: readonly Permission[];
  readonly master?: { readonly type: string };
}

export interface Permission {
  readonly principal: string;
  readonly action: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;

export interface Schema {
  base: Attributes;
  custom: Attributes;
}

export type Status =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'LOCKED_OUT'
  | 'PASSWORD_EXPIRED'
  | 'SUSPENDED'
  | 'DEPROVISIONED';

/** All that is kept of a password or an answer: a hash, in the form in which Okta imports them. */
export type Secret =
  | { readonly algorithm: 'SCRYPT'; readonly value: string; readonly salt: string }
  | {
      readonly algorithm: 'BCRYPT';
      readonly value: string;
      readonly salt: string;
      readonly workFactor: number;
    }
  | {
      readonly algorithm: 'SHA-512' | 'SHA-256' | 'SHA-1' | 'MD5';
      readonly value: string;
      readonly salt: string;
      readonly saltOrder: 'PREFIX' | 'POSTFIX';
    }
  | {
      readonly algorithm: 'PBKDF2';
      readonly value: string;
      readonly salt: string;
      readonly iterationCount: number;
      readonly keySize: number;
      readonly digest: 'sha256' | 'sha512';
    }
  /** An inline hook would have to be asked, so nothing is right. */
  | { readonly algorithm: 'HOOK' };

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
  /** The time at which the lock ends by itself, in milliseconds. */
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
  /** The users and groups that it leaves alone, by their ids. Undefined until somebody sets them. */
  excluded: { readonly users: readonly string[]; readonly groups: readonly string[] } | undefined;
  groupIds: readonly string[];
  /** The memberships it has added: the ids of a group and a user, with a space between. */
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

/** The token of a successful sign-in, which becomes a session once. Its id is the token itself. */
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
  /** The hash of the key, which nobody can read again. */
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

/** The settings of the org. There is one row. */
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
  /** The settings that define a zone of its type. */
  settings: Readonly<Record<string, unknown>>;
}

export interface Policy {
  readonly id: string;
  status: 'ACTIVE' | 'INACTIVE';
  name: string;
  description: string | undefined;
  priority: number;
  readonly system: boolean;
  conditions: unknown;
  readonly created: string;
  lastUpdated: string;
  settings: unknown;
  readonly type: string;
}

export interface PolicyRule {
  readonly id: string;
  readonly policyId: string;
  status: 'ACTIVE' | 'INACTIVE';
  name: string;
  priority: number;
  readonly system: boolean;
  conditions: unknown;
  actions: unknown;
  readonly created: string;
  lastUpdated: string;
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
  /** The users who are linked to it. */
  users?: readonly { readonly id: string; readonly externalId: string; readonly created: string }[];
}

export interface Realm {
  readonly id: string;
  readonly created: string;
  readonly isDefault: boolean;
  readonly profile: Readonly<Record<string, unknown>> & { readonly name: string };
}

export type FactorType =
  | 'question'
  | 'token:software:totp'
  | 'sms'
  | 'call'
  | 'email'
  | 'push'
  | 'token'
  | 'token:hardware'
  | 'token:hotp'
  | 'u2f'
  | 'webauthn'
  | 'web'
  | 'signed_nonce'
  | 'tac';

export interface Factor {
  readonly id: string;
  readonly userId: string;
  readonly factorType: FactorType;
  readonly provider: string;
  /** A phone whose factor was unenrolled is NOT_SETUP: it stays on file for recovery, and is no factor. */
  status: 'ACTIVE' | 'PENDING_ACTIVATION' | 'NOT_SETUP';
  readonly created: string;
  lastUpdated: string;
  profile: Readonly<Record<string, unknown>> | undefined;
  /** Nobody enrolled it: it exists as long as the address or question that it stands for. */
  readonly appeared?: boolean;
  /** The answer to its question. */
  answer?: Secret;
  /** The shared secret of its one-time passwords, or an access code. */
  secret?: string;
  /** The code that was last sent, or the nonce that is to be signed. */
  challenge?: { readonly value: string; readonly expires: number };
  /** The address and the time of the last code, by the org's clock. */
  sent?: { readonly to: string; readonly at: number };
  /** The code that last proved it, or the time step of that: neither does so twice. */
  spent?: string;
  /** Wrong codes since the last right one. */
  failures: number;
  /** The times at which its activation was tried or its code sent again. */
  readonly attempts: number[];
}

/** A push that waits for its answer: to activate the factor, or to prove it. */
export interface PushTransaction {
  readonly id: string;
  readonly factorId: string;
  readonly activation: boolean;
  readonly expires: number;
  answer: 'APPROVE' | 'REJECT' | undefined;
  /** The number that the person is to choose on the device, when the push asks for one. */
  readonly correctAnswer: number | undefined;
}

export interface EventHook {
  readonly id: string;
  status: 'ACTIVE' | 'INACTIVE';
  /** A hook that is not verified receives nothing. */
  verificationStatus: 'UNVERIFIED' | 'VERIFIED';
  name: string;
  description: string | null;
  readonly created: string;
  readonly createdBy: string;
  lastUpdated: string;
  /** The types of events that are delivered. */
  items: readonly string[];
  filters: readonly HookFilter[];
  channel: HookChannel;
  /** The events that await delivery. */
  readonly queue: LogEvent[];
}

/** Events of one type are delivered only if the expression is true. */
export interface HookFilter {
  readonly event: string;
  readonly expression: string;
}

export interface HookChannel {
  readonly uri: string;
  readonly headers: readonly HookHeader[];
  /** The header that proves to the receiver who sends: its value is sent as it is, and never shown. */
  readonly authScheme: HookHeader | null;
}

export interface HookHeader {
  readonly key: string;
  readonly value: string;
}

export type LogEvent = Readonly<Record<string, unknown>> & {
  readonly uuid: string;
  readonly published: string;
};

/** An event, and when it was stored, by the org's clock in milliseconds: polling goes by that. */
export interface StoredEvent {
  readonly stored: number;
  readonly event: LogEvent;
}

/** A message that the org would have sent to a person. */
export interface Message {
  readonly id: string;
  readonly channel: 'email' | 'sms' | 'call' | 'push';
  readonly to: string;
  readonly userId: string;
  /** Its subject: `activation`, `passwordReset`, `factorChallenge` ... */
  readonly template: string;
  readonly sent: string;
  /** The address that the person is to open; of a push, where the answer of the device is sent. */
  readonly link?: string;
  /** The code that the person is to type. */
  readonly code?: string;
}
