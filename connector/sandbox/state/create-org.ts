import { keyPair } from '../access/keys.ts';
import type { Behaviour } from '../behaviour.ts';
import type { Clock } from './clock.ts';
import type { Org } from './org.ts';
import { idMaker, type Random, random, word } from './random.ts';
import type { User } from './rows.ts';
import { searchIndex } from './search-index.ts';
import { createTables } from './tables.ts';

export interface OrgOptions {
  readonly origin: string;
  readonly seed: number;
  readonly behaviour: Behaviour;
  readonly clock: Clock;
}

export function createOrg({ origin, seed, behaviour, clock }: OrgOptions, next: Random): Org {
  const newId = idMaker(next);
  const tables = createTables();
  const { users } = tables;
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
    ...tables,
    listed: new WeakMap(),
    search: searchIndex(tables, behaviour.searchDelay, clock),
    signingKey: keyPair(`${apiKey} signing`),
    usedTokens: new Map(),
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

/** Logins are the same if they differ only in case or diacritics. */
const foldLogin = (login: string): string =>
  login
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const shortName = (login: string): string => login.replace(/@.*/s, '');
