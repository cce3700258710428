import { type KeyPair, keyPair } from '../access/keys.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Factor, PushTransaction } from '../factors/factor.ts';
import type { EventHook } from '../hooks/hook.ts';
import type { StoredEvent } from '../logs/events.ts';
import type { Clock } from './clock.ts';
import type { Message } from './outbox.ts';
import { type IdMaker, idMaker, type Random, random, word } from './random.ts';
import type {
  ApiToken,
  App,
  AppGrant,
  AppUser,
  Authenticator,
  Consent,
  CustomRole,
  Device,
  Group,
  GroupRule,
  GroupSchema,
  IdentityProvider,
  LinkedObject,
  LinkedObjectValue,
  NetworkZone,
  OrgSettings,
  Policy,
  Realm,
  RefreshToken,
  ResourceSet,
  RoleAssignment,
  Session,
  SessionToken,
  User,
  UserType,
} from './rows.ts';
import { type SearchIndex, searchIndex } from './search-index.ts';
import { type DatedTable, datedTable, type Table, table } from './table.ts';

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
  /** The users as lists show them, for those whom nothing has changed since. They name the address of the org, so no file keeps them. */
  readonly listed: WeakMap<User, string>;
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
    listed: new WeakMap(),
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
