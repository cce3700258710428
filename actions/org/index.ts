import type { Resource } from '../../connector/core/load.ts';
import { callOktaApi } from './call-okta-api.ts';
import { getApiTokenOwner } from './get-api-token-owner.ts';
import { getOrg } from './get-org.ts';
import { listApiTokens } from './list-api-tokens.ts';
import { listIdentityProviders } from './list-identity-providers.ts';
import { listRealms } from './list-realms.ts';
import { revokeApiToken } from './revoke-api-token.ts';

export const org = {
  title: 'Org',
  icon: 'building-o',
  actions: [
    getOrg,
    getApiTokenOwner,
    listApiTokens,
    revokeApiToken,
    listIdentityProviders,
    listRealms,
    callOktaApi,
  ],
} as const satisfies Resource;
