import { notFound } from '../http/errors.ts';
import { type Call, type Handler, json, noContent, type Route } from '../http/exchange.ts';
import { page } from '../http/paging.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Consent, RefreshToken, User } from '../state/rows.ts';

/** A grant or token that a user gave to a client. */
type Owned = Consent | RefreshToken;

const link = (href: string) => ({ href });

function linksOf(org: Org, { id, userId, clientId }: Owned, self: string) {
  return {
    app: link(`${org.origin}/api/v1/apps/${clientId}`),
    self: { href: `${org.origin}/api/v1/users/${userId}/${self}/${id}`, hints: { allow: ['GET', 'DELETE'] } },
    client: link(`${org.origin}/oauth2/v1/clients/${clientId}`),
    user: link(`${org.origin}/api/v1/users/${userId}`),
  };
}

/** The scopes, where `expand=scope` asks for them. */
const embedded = (call: Call, scopes: object) =>
  call.params.get('expand') === 'scope' ? { _embedded: scopes } : {};

const grantView = (org: Org, call: Call, grant: Consent): Record<string, unknown> => ({
  id: grant.id,
  status: 'ACTIVE',
  created: grant.created,
  createdBy: { id: grant.userId, type: 'User' },
  lastUpdated: grant.created,
  issuer: org.origin,
  clientId: grant.clientId,
  userId: grant.userId,
  scopeId: grant.scopeId,
  source: 'END_USER',
  ...embedded(call, { scope: { id: grant.scopeId } }),
  _links: linksOf(org, grant, 'grants'),
});

const tokenView = (org: Org, call: Call, token: RefreshToken): Record<string, unknown> => ({
  id: token.id,
  status: 'ACTIVE',
  created: token.created,
  lastUpdated: token.created,
  expiresAt: token.expiresAt,
  issuer: org.origin,
  clientId: token.clientId,
  userId: token.userId,
  scopes: token.scopes,
  ...embedded(call, { scopes: token.scopes.map((name) => ({ id: name, name })) }),
  _links: linksOf(org, token, `clients/${token.clientId}/tokens`),
});

const limit = { usual: 20, most: 200 };

/** Those of a user, and of one client where the path names it. */
const isAsked = (call: Call, { id }: User): ((row: Owned) => boolean) => {
  const client = call.segment('client');
  return (row) => row.userId === id && (client === '' || row.clientId === client);
};

const listGrants: Handler = (org, call) => {
  const asked = isAsked(call, findUser(org, call.segment('user')));
  const scope = call.params.get('scopeId');
  return page(org, call, {
    rows: org.consents.rows,
    keep: (grant) => asked(grant) && (scope === null || grant.scopeId === scope),
    view: (grant) => JSON.stringify(grantView(org, call, grant)),
    limit,
  });
};

const listTokens: Handler = (org, call) => {
  const asked = isAsked(call, findUser(org, call.segment('user')));
  return page<RefreshToken>(org, call, {
    rows: org.refreshTokens.rows,
    keep: asked,
    view: (token) => JSON.stringify(tokenView(org, call, token)),
    limit,
  });
};

function findGrant(org: Org, call: Call): Consent {
  const id = call.segment('grant');
  const grant = org.consents.get(id);
  if (!grant || !isAsked(call, findUser(org, call.segment('user')))(grant)) {
    throw notFound(id, 'OAuth2ScopeConsentGrant');
  }
  return grant;
}

function findToken(org: Org, call: Call): RefreshToken {
  const id = call.segment('token');
  const token = org.refreshTokens.get(id);
  if (!token || !isAsked(call, findUser(org, call.segment('user')))(token)) {
    throw notFound(id, 'OAuth2RefreshTokenTx');
  }
  return token;
}

const getGrant: Handler = (org, call) => json(grantView(org, call, findGrant(org, call)));
const getToken: Handler = (org, call) => json(tokenView(org, call, findToken(org, call)));

const revokeGrant: Handler = (org, call) => {
  org.consents.remove(findGrant(org, call));
  return noContent;
};

const revokeToken: Handler = (org, call) => {
  org.refreshTokens.remove(findToken(org, call));
  return noContent;
};

const revokeTokensOf: Handler = (org, call) => {
  const asked = isAsked(call, findUser(org, call.segment('user')));
  for (const token of org.refreshTokens.rows.filter(asked)) org.refreshTokens.remove(token);
  return noContent;
};

/** Lets a client have scopes, as the user does on the consent page. Each scope is a grant; the client gets a refresh token. */
export function consent(org: Org, { id: userId }: User, clientId: string, scopes: readonly string[]): void {
  const of = { userId, clientId, created: org.timestamp() };
  for (const scopeId of scopes) org.consents.add({ id: org.newId('oag'), ...of, scopeId });
  const expiresAt = new Date(org.clock.now() + 365 * 86_400_000).toISOString();
  org.refreshTokens.add({ id: org.newId('oar'), ...of, scopes: [...scopes, 'offline_access'], expiresAt });
}

/** Revokes all that a user granted to clients, or to one client. */
export function revokeTokens({ refreshTokens, consents }: Org, { id }: User, clientId?: string): void {
  const isOf = (row: { userId: string; clientId: string }): boolean =>
    row.userId === id && (clientId === undefined || row.clientId === clientId);
  for (const token of refreshTokens.rows.filter(isOf)) refreshTokens.remove(token);
  for (const consent of consents.rows.filter(isOf)) consents.remove(consent);
}

/** A grant that is taken away takes the tokens with it. */
const revokeGrantsOf: Handler = (org, call) => {
  revokeTokens(org, findUser(org, call.segment('user')), call.segment('client') || undefined);
  return noContent;
};

/** The clients that the user granted something to. */
const listClients: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const consents = [...org.consents.rows, ...org.refreshTokens.rows].filter(
    ({ userId }) => userId === user.id,
  );
  const ids = [...new Set(consents.map(({ clientId }) => clientId))];
  const clients = `${org.origin}/api/v1/users/${user.id}/clients`;
  return json(
    ids.map((id) => ({
      client_id: id,
      client_name: org.apps.get(id)?.label ?? id,
      _links: { grants: link(`${clients}/${id}/grants`), tokens: link(`${clients}/${id}/tokens`) },
    })),
  );
};

const base = '/api/v1/users/:user';

export const consentRoutes: readonly Route[] = [
  ['GET', `${base}/clients`, listClients],
  ['GET', `${base}/grants`, listGrants],
  ['DELETE', `${base}/grants`, revokeGrantsOf],
  ['GET', `${base}/grants/:grant`, getGrant],
  ['DELETE', `${base}/grants/:grant`, revokeGrant],
  ['GET', `${base}/clients/:client/grants`, listGrants],
  ['DELETE', `${base}/clients/:client/grants`, revokeGrantsOf],
  ['GET', `${base}/clients/:client/tokens`, listTokens],
  ['DELETE', `${base}/clients/:client/tokens`, revokeTokensOf],
  ['GET', `${base}/clients/:client/tokens/:token`, getToken],
  ['DELETE', `${base}/clients/:client/tokens/:token`, revokeToken],
];
