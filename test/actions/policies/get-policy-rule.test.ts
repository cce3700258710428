import { describe, expect, test } from 'vitest';
import { getPolicyRule } from '../../../actions/policies/get-policy-rule.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/policies/00p1/rules/0pr1';
const input = { policyId: '00p1', ruleId: '0pr1' };

describe('get_policy_rule', () => {
  test('gives back the rule of the policy', async () => {
    const rule = { id: '0pr1', type: 'SIGN_ON', actions: { signon: { access: 'DENY' } } };
    answer('GET', path, 200, rule);

    await expect(run(getPolicyRule, input)).resolves.toEqual(rule);
  });

  test('says NOT_FOUND for a rule that is in another policy', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 0pr1 (PolicyRule)'));

    await expect(run(getPolicyRule, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
