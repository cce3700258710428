import type { JWK } from 'jose';
import { type Handler, isObject, json, type Route, readBody } from '../http/exchange.ts';
import { findUser } from '../state/find.ts';
import { word } from '../state/random.ts';
import type { ServiceApp } from '../state/store.ts';
import { addToken } from './api-tokens.ts';
import { addAssignment } from './roles.ts';
import { scopes as allScopes } from './scopes.ts';

/** Makes an API token for a user, as the user would in the Admin Console: `{ "userId", "name" }`. It shows the key. */
const createToken: Handler = (org, call) => {
  const { userId, name } = readBody(call, ['userId', 'name']);
  const key = `00${word(org.wire, 40)}`;
  const { id } = addToken(org, findUser(org, String(userId)), String(name ?? 'Token'), key);
  return json({ id, apiKey: key });
};

/**
 * Makes a service app: `{ "label", "jwks": { "keys" }, "dpop", "scopes", "roles" }`. The keys are public; without scopes
 * it has all of them, without roles none.
 */
const createServiceApp: Handler = (org, call) => {
  const { label, jwks, dpop, scopes, roles } = readBody(call, ['label', 'jwks', 'dpop', 'scopes', 'roles']);
  const keys = isObject(jwks) && Array.isArray(jwks['keys']) ? jwks['keys'] : [];
  const app: ServiceApp = {
    id: org.newId('0oa'),
    label: String(label ?? 'Service app'),
    status: 'ACTIVE',
    dpopBound: dpop === true,
    jwks: keys.filter((key): key is JWK => isObject(key) && typeof key['kty'] === 'string'),
  };
  org.serviceApps.add(app);
  for (const scopeId of Array.isArray(scopes) ? scopes : allScopes) {
    org.appGrants.add({
      id: org.newId('oag'),
      clientId: app.id,
      scopeId,
      created: org.timestamp(),
      createdBy: org.ownerId,
    });
  }
  for (const role of Array.isArray(roles) ? roles : []) addAssignment(org, 'CLIENT', app.id, String(role));
  return json({ clientId: app.id });
};

export const accessControlRoutes: readonly Route[] = [
  ['POST', '/sandbox/tokens', createToken],
  ['POST', '/sandbox/service-apps', createServiceApp],
];
