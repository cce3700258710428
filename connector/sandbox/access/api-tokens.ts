import { createHash } from 'node:crypto';
import { notFound, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  json,
  noContent,
  type Principal,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { findZone, inZones } from '../org/zones.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { ApiToken, User } from '../state/rows.ts';
import { assignmentsOf } from './rights.ts';

/** A token is good for thirty days from its last use. */
const window = 30 * 86_400_000;

const digest = (key: string): string => createHash('sha256').update(key).digest('hex');
const end = ({ lastUsed }: ApiToken): number => Date.parse(lastUsed) + window;

/** Adds an API token of a user. Nothing that is kept gives the key away. */
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

/** A token that a user makes, with its key. */
export function createToken(org: Org, call: Call, user: User, name: string): { id: string; apiKey: string } {
  const apiKey = `00${word(org.wire, 40)}`;
  const token = addToken(org, user, name, apiKey);
  const principal = { type: 'User', id: user.id } as const;
  record(org, { ...call, principal }, 'system.api_token.create', party(token));
  return { id: token.id, apiKey };
}

/** The user for whom an API token speaks. It dies when its owner is deactivated or is no longer an administrator. */
export function ownerOf(org: Org, call: Call, key: string): Principal {
  const wanted = digest(key);
  const token = org.apiTokens.rows.find((candidate) => candidate.digest === wanted);
  const owner = token && org.users.get(token.userId);
  if (!owner || owner.status === 'DEPROVISIONED' || end(token) <= org.clock.now()) {
    throw new OktaError('E0000011');
  }
  const principal = { type: 'User', id: owner.id, tokenId: token.id } as const;
  if (assignmentsOf(org, principal).length === 0) throw new OktaError('E0000011');
  if (!inZones(org, token.network, call)) {
    record(org, { ...call, principal }, 'system.api_token.request_outside_allowed_range', party(token));
    throw new OktaError(org.behaviour.outsideZone === 401 ? 'E0000011' : 'E0000006');
  }
  // To the hour, so that two lists of the tokens do not differ by the second in which they were asked for.
  if (org.clock.now() - Date.parse(token.lastUsed) >= 3_600_000) token.lastUsed = org.timestamp();
  return principal;
}

const party = ({ id, name }: ApiToken) => ({ id, type: 'Token', alternateId: 'unknown', displayName: name });

function tokenView({ origin }: Org, token: ApiToken): Record<string, unknown> {
  const { id, name, userId, network, created, lastUpdated } = token;
  return {
    id,
    name,
    userId,
    clientName: 'Okta API',
    tokenWindow: 'P30D',
    network,
    expiresAt: new Date(end(token)).toISOString(),
    created,
    lastUpdated,
    _links: {
      self: { href: `${origin}/api/v1/api-tokens/${id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: `${origin}/api/v1/users/${userId}`, hints: { allow: ['GET'] } },
    },
  };
}

function findToken(org: Org, id: string): ApiToken {
  const token = org.apiTokens.get(id);
  if (!token) throw notFound(id, 'Token');
  return token;
}

const listTokens: Handler = (org) => json(org.apiTokens.rows.map((token) => tokenView(org, token)));
const getToken: Handler = (org, call) => json(tokenView(org, findToken(org, call.segment('token'))));

/** Keys that readers of a token send back with it, and Okta ignores. */
const readOnly = [
  'id',
  'clientName',
  'tokenWindow',
  'expiresAt',
  'created',
  'lastUpdated',
  'userId',
  '_links',
];

const replaceToken: Handler = (org, call) => {
  const token = findToken(org, call.segment('token'));
  const body = readBody(call, ['name', 'network', ...readOnly]);
  const { connection = 'ANYWHERE', include, exclude } = readPart(body, 'network');
  const zones = [include ?? [], exclude ?? []].flat();
  for (const zone of zones) if (zone !== 'ALL_ZONES') findZone(org, String(zone));
  if (typeof body['name'] === 'string') token.name = body['name'];
  token.network = {
    connection,
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
  };
  token.lastUpdated = org.timestamp();
  return json(tokenView(org, token));
};

function revoke(org: Org, call: Call, token: ApiToken) {
  org.apiTokens.remove(token);
  record(org, call, 'system.api_token.revoke', party(token));
  return noContent;
}

const revokeToken: Handler = (org, call) => revoke(org, call, findToken(org, call.segment('token')));
const revokeCurrent: Handler = (org, call) => revoke(org, call, findToken(org, call.principal.tokenId ?? ''));

export const apiTokenRoutes: readonly Route[] = [
  ['GET', '/api/v1/api-tokens', listTokens],
  ['DELETE', '/api/v1/api-tokens/current', revokeCurrent],
  ['GET', '/api/v1/api-tokens/:token', getToken],
  ['PUT', '/api/v1/api-tokens/:token', replaceToken],
  ['DELETE', '/api/v1/api-tokens/:token', revokeToken],
];
