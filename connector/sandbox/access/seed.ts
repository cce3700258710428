import { completed } from '../apps/kinds.ts';
import type { Org } from '../state/org.ts';
import { addToken } from './api-tokens.ts';
import { addAssignment } from './roles.ts';
import { scopes } from './scopes.ts';
import { clientCredentials, clientKey, serviceAppLabel } from './service-apps.ts';

/** The administrator with an API token, and two service apps that may do everything: one with DPoP and one without. */
export function seedAccess(org: Org): void {
  const owner = org.users.get(org.ownerId);
  if (owner) addToken(org, owner, 'Sandbox', org.apiKey);
  for (const dpop of [false, true]) {
    const id = org.newId('0oa');
    const oauthClient = {
      application_type: 'service',
      grant_types: ['client_credentials'],
      response_types: ['token'],
      jwks: { keys: [clientKey(org, id).publicKey] },
      dpop_bound_access_tokens: dpop,
    };
    const authentication = { client_id: id, token_endpoint_auth_method: 'private_key_jwt' };
    org.apps.add({
      id,
      name: 'oidc_client',
      label: serviceAppLabel({ dpop }),
      status: 'ACTIVE',
      created: org.created,
      lastUpdated: org.created,
      features: [],
      signOnMode: 'OPENID_CONNECT',
      ...completed(
        'oidc_client',
        'OPENID_CONNECT',
        { settings: { oauthClient } },
        {
          oauthClient: authentication,
        },
      ),
      profile: undefined,
      accessPolicyId: undefined,
      groups: [],
    });
    for (const scopeId of scopes) {
      const [clientId, createdBy] = [id, org.ownerId];
      org.appGrants.add({ id: org.newId('oag'), clientId, scopeId, created: org.created, createdBy });
    }
  }
}

export function seedRoles(org: Org): void {
  addAssignment(org, 'USER', org.ownerId, 'SUPER_ADMIN');
  for (const dpop of [false, true]) {
    addAssignment(org, 'CLIENT', clientCredentials(org, { dpop }).clientId, 'SUPER_ADMIN');
  }
}
