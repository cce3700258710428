import { describe, expect, test } from 'vitest';
import { getOrg } from '../../../actions/org/get-org.ts';
import { answer, run } from '../../okta.ts';

describe('get_org', () => {
  test('gives back the settings, with null for what nobody filled in', async () => {
    const org = { id: '00o1', companyName: 'Acme', website: null, expiresAt: null };
    answer('GET', '/api/v1/org', 200, org);

    await expect(run(getOrg, {})).resolves.toEqual(org);
  });

  test('says FORBIDDEN with the scope that a service app lacks', async () => {
    const challenge = 'Bearer error="insufficient_scope", error_description="Missing scopes."';
    answer('GET', '/api/v1/org', 403, '', { 'www-authenticate': challenge });

    await expect(run(getOrg, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.orgs.read'),
    });
  });
});
