import { describe, expect, test } from 'vitest';
import { activatePolicyRule } from '../../../actions/policies/activate-policy-rule.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/policies/00p1/rules/0pr1';
const is = (status: string) => answer('GET', path, 200, { id: '0pr1', status, system: false });
const input = { policyId: '00p1', ruleId: '0pr1' };

describe('activate_policy_rule', () => {
  test('turns it on, and gives it back as it is then', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 204);
    is('ACTIVE');

    await expect(run(activatePolicyRule, input)).resolves.toMatchObject({ status: 'ACTIVE', changed: true });
  });

  test('sends nothing where it is ACTIVE already', async () => {
    is('ACTIVE');

    await expect(run(activatePolicyRule, input)).resolves.toMatchObject({ status: 'ACTIVE', changed: false });
  });

  test('says NOT_FOUND for one that Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 0pr1 (PolicyRule)'));

    await expect(run(activatePolicyRule, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
