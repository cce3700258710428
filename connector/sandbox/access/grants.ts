import { invalid, notFound } from '../http/errors.ts';
import { type Call, type Handler, json, noContent, type Route, readBody } from '../http/exchange.ts';
import { findApp } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { App, AppGrant } from '../state/rows.ts';
import { scopes } from './scopes.ts';

function grantView(org: Org, call: Call, grant: AppGrant): Record<string, unknown> {
  const { id, clientId, scopeId, created, createdBy } = grant;
  const app = `${org.origin}/api/v1/apps/${clientId}`;
  const title = org.apps.get(clientId)?.label;
  return {
    id,
    status: 'ACTIVE',
    created,
    createdBy: { id: createdBy, type: 'User' },
    lastUpdated: created,
    issuer: org.origin,
    clientId,
    scopeId,
    source: 'ADMIN',
    ...(call.params.get('expand') === 'scope' && { _embedded: { scope: { id: scopeId } } }),
    _links: {
      app: { href: app, title },
      self: { href: `${app}/grants/${id}`, hints: { allow: ['GET', 'DELETE'] } },
      client: { href: `${org.origin}/oauth2/v1/clients/${clientId}`, title },
    },
  };
}

/** An app that has a client: one of OpenID Connect, no matter who signs in to it. */
function findClient(org: Org, id: string): App {
  const app = findApp(org, id);
  if (app.signOnMode !== 'OPENID_CONNECT') throw notFound(id, 'AppInstance');
  return app;
}

const grantsOf = (org: Org, { id }: App): AppGrant[] =>
  org.appGrants.rows.filter(({ clientId }) => clientId === id);

function findGrant(org: Org, call: Call): AppGrant {
  const id = call.segment('grant');
  const grant = grantsOf(org, findClient(org, call.segment('app'))).find((one) => one.id === id);
  if (!grant) throw notFound(id, 'OAuth2ScopeConsentGrant');
  return grant;
}

const listGrants: Handler = (org, call) =>
  json(grantsOf(org, findClient(org, call.segment('app'))).map((grant) => grantView(org, call, grant)));

const getGrant: Handler = (org, call) => json(grantView(org, call, findGrant(org, call)));

/** Granting what is granted already gives back the grant that is there. */
const createGrant: Handler = (org, call) => {
  const app = findClient(org, call.segment('app'));
  const { scopeId, issuer } = readBody(call, ['scopeId', 'issuer']);
  if (typeof scopeId !== 'string' || !scopes.has(scopeId)) {
    throw invalid('scopeId', 'scopeId: The scope is not one of the org authorization server');
  }
  if (typeof issuer !== 'string' || !URL.canParse(issuer)) {
    throw invalid('issuer', 'issuer: The issuer is the address of an org');
  }
  const present = grantsOf(org, app).find((grant) => grant.scopeId === scopeId);
  if (present) return json(grantView(org, call, present));
  const grant: AppGrant = {
    id: org.newId('oag'),
    clientId: app.id,
    scopeId,
    created: org.timestamp(),
    createdBy: call.principal.id,
  };
  org.appGrants.add(grant);
  return json(grantView(org, call, grant));
};

const revokeGrant: Handler = (org, call) => {
  org.appGrants.remove(findGrant(org, call));
  return noContent;
};

export const grantRoutes: readonly Route[] = [
  ['GET', '/api/v1/apps/:app/grants', listGrants],
  ['POST', '/api/v1/apps/:app/grants', createGrant],
  ['GET', '/api/v1/apps/:app/grants/:grant', getGrant],
  ['DELETE', '/api/v1/apps/:app/grants/:grant', revokeGrant],
];
