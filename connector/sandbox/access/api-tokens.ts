import { createHash } from 'node:crypto';
import { OktaError } from '../http/errors.ts';
import type { Principal } from '../http/exchange.ts';
import type { ApiToken, Org, User } from '../state/store.ts';

/** A token is good for thirty days from its last use. */
const window = 30 * 86_400_000;

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');

/** A further API token of a user, whose key is shown here and never again. */
export function addToken(org: Org, { id: userId }: User, name: string, key: string): ApiToken {
  const time = org.timestamp();
  const token: ApiToken = {
    id: org.newId('00T'),
    name,
    userId,
    digest: digest(key),
    network: { connection: 'ANYWHERE' },
    created: time,
    lastUpdated: time,
    lastUsed: time,
  };
  org.apiTokens.add(token);
  return token;
}

/** The user for whom an API token speaks, as long as the user is there and somebody uses the token. */
export function ownerOf(org: Org, key: string): Principal {
  const wanted = digest(key);
  const token = org.apiTokens.rows.find((candidate) => candidate.digest === wanted);
  const owner = token && org.users.get(token.userId);
  if (!owner || owner.status === 'DEPROVISIONED' || Date.parse(token.lastUsed) + window <= org.clock.now()) {
    throw new OktaError('E0000011');
  }
  token.lastUsed = org.timestamp();
  return { type: 'User', id: owner.id, tokenId: token.id };
}
