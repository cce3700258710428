import { describe, expect, test } from 'vitest';
import { getPolicy } from '../../../actions/policies/get-policy.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_policy', () => {
  test('gives back the policy with its rules', async () => {
    const policy = { id: '00p1', system: true, _embedded: { rules: [{ id: '0pr1' }] } };
    answer('GET', '/api/v1/policies/00p1?expand=rules', 200, policy);

    await expect(run(getPolicy, { policyId: '00p1', expand: 'rules' })).resolves.toEqual(policy);
  });

  test('says NOT_FOUND for a policy that Okta does not know', async () => {
    answer('GET', '/api/v1/policies/00p9', 404, refused('E0000007', 'Not found: 00p9 (Policy)'));

    await expect(run(getPolicy, { policyId: '00p9' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
