import { describe, expect, test } from 'vitest';
import { listPolicies } from '../../../actions/policies/list-policies.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_policies', () => {
  test('lists those of a type without a limit, which Okta gives all at once', async () => {
    const policies = [{ id: '00p1', type: 'PASSWORD', conditions: null }];
    const query = 'type=PASSWORD&status=ACTIVE&q=Def&expand=rules&sortBy=name';
    answer('GET', `/api/v1/policies?${query}`, 200, policies);

    await expect(
      run(listPolicies, { type: 'PASSWORD', status: 'ACTIVE', q: 'Def', expand: 'rules', sortBy: 'name' }),
    ).resolves.toEqual({ policies, count: 1, nextCursor: null, hasMore: false });
  });

  test('says which feature the org lacks for a type', async () => {
    const lacking = 'Invalid policy type specified. Missing Required Feature Flag ENTITY_RISK_POLICY';
    answer('GET', '/api/v1/policies?type=ENTITY_RISK', 400, refused('E0000002', lacking));

    await expect(run(listPolicies, { type: 'ENTITY_RISK' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('ENTITY_RISK_POLICY'),
    });
  });

  test('needs a type', async () => {
    await expect(run(listPolicies, {})).rejects.toMatchObject({ fields: [{ field: 'type' }] });
  });
});
