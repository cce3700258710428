import { describe, expect, test } from 'vitest';
import { deactivatePolicyRule } from '../../../actions/policies/deactivate-policy-rule.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/policies/00p1/rules/0pr1';
const is = (status: string) => answer('GET', path, 200, { id: '0pr1', status, system: false });
const input = { policyId: '00p1', ruleId: '0pr1' };

describe('deactivate_policy_rule', () => {
  test('turns it off, and gives it back as it is then', async () => {
    is('ACTIVE');
    answer('POST', `${path}/lifecycle/deactivate`, 204);
    is('INACTIVE');

    await expect(run(deactivatePolicyRule, input)).resolves.toMatchObject({
      status: 'INACTIVE',
      changed: true,
    });
  });

  test('sends nothing where it is INACTIVE already', async () => {
    is('INACTIVE');

    await expect(run(deactivatePolicyRule, input)).resolves.toMatchObject({
      status: 'INACTIVE',
      changed: false,
    });
  });

  test.each([
    [400, 'E0000001'],
    [403, 'E0000006'],
  ])("says that it is one of Okta's own, however Okta refuses it: %i %s", async (status, code) => {
    const system = { id: '0pr1', name: 'Default', status: 'ACTIVE', system: true };
    answer('GET', path, 200, system);
    answer('POST', `${path}/lifecycle/deactivate`, status, refused(code, 'Refused'));
    answer('GET', path, 200, system);

    await expect(run(deactivatePolicyRule, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: `The policy rule "Default" is one of Okta's own, which cannot be deactivated.`,
      okta: { errorCode: code },
    });
  });

  test('leaves any other refusal as it is', async () => {
    is('ACTIVE');
    answer('POST', `${path}/lifecycle/deactivate`, 403, refused('E0000006', 'No permission'));
    is('ACTIVE');

    await expect(run(deactivatePolicyRule, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
