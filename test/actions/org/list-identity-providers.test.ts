import { describe, expect, test } from 'vitest';
import { listIdentityProviders } from '../../../actions/org/list-identity-providers.ts';
import { answer, run } from '../../okta.ts';

describe('list_identity_providers', () => {
  test('asks the next page for the same, which Okta leaves out of its link', async () => {
    const link = '<https://acme.okta.com/api/v1/idps?after=c1&limit=2>; rel="next"';
    answer('GET', '/api/v1/idps?q=Par&type=OIDC&limit=2', 200, [{ id: '0oa1' }], { link });
    answer('GET', '/api/v1/idps?q=Par&type=OIDC&after=c1&limit=1', 200, [{ id: '0oa2' }]);

    await expect(run(listIdentityProviders, { q: 'Par', type: 'OIDC', limit: 2 })).resolves.toMatchObject({
      identityProviders: [{ id: '0oa1' }, { id: '0oa2' }],
      count: 2,
    });
  });

  test('refuses a type that Okta cannot have', async () => {
    await expect(run(listIdentityProviders, { type: 'saml 2' })).rejects.toMatchObject({
      fields: [{ field: 'type' }],
    });
  });
});
