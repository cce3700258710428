import type { KeyPair } from '../access/keys.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Clock } from './clock.ts';
import type { IdMaker, Random } from './random.ts';
import type { Message, StoredEvent, User } from './rows.ts';
import type { SearchIndex } from './search-index.ts';
import type { Tables } from './tables.ts';

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
  /** The users as lists show them, until they change. They contain the org's address, so no file keeps them. */
  readonly listed: WeakMap<User, string>;
  /** The System Log, in the order in which events are stored; the last may yet be to come. */
  readonly log: StoredEvent[];
  /** The messages that people would have received, in order. */
  readonly outbox: Message[];
  /** Okta's clock in its own spelling, now or some milliseconds from now; objects are dated to the second. */
  timestamp(fromNow?: number): string;
  readonly newId: IdMaker;
  /** The source of the ids of the org's objects. */
  readonly names: Random;
  /** The source of ids that only the wire sees: request ids, error ids, one-time tokens. */
  readonly wire: Random;
  userByLogin(login: string): User | undefined;
  /** The users whose logins have this part before @. */
  usersByShortName(name: string): readonly User[];
  /** Files a user under a login; the login that the user had before is free again. */
  setLogin(user: User, login: string): void;
  removeUser(user: User): void;
}
