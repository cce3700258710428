import { describe, expect, test } from 'vitest';
import { listPolicyRules } from '../../../actions/policies/list-policy-rules.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/policies/00p1/rules';

describe('list_policy_rules', () => {
  test('lists the rules in the order in which Okta gives them', async () => {
    const policyRules = [
      { id: 'rul2', priority: 0, actions: { appSignOn: { access: 'ALLOW' } } },
      { id: 'rul1', priority: 99, system: true, conditions: null },
    ];
    answer('GET', path, 200, policyRules);

    await expect(run(listPolicyRules, { policyId: '00p1' })).resolves.toMatchObject({
      policyRules,
      count: 2,
    });
  });

  test('says NOT_FOUND for a policy that Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00p1 (Policy)'));

    await expect(run(listPolicyRules, { policyId: '00p1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
