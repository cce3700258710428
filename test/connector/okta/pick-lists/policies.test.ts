import { describe, expect, test } from 'vitest';
import { policies, policyRules } from '../../../../connector/okta/pick-lists/policies.ts';
import { policyTypes } from '../../../../schemas/policy.ts';
import { answer, refused } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

describe('pick list of policies', () => {
  test('holds those of every type that the org has', async () => {
    for (const type of policyTypes) {
      if (type === 'PASSWORD')
        answer('GET', `/api/v1/policies?type=${type}`, 200, [{ id: '00p1', name: 'Default', type }]);
      else if (type === 'ENTITY_RISK')
        answer('GET', `/api/v1/policies?type=${type}`, 400, refused('E0000002', 'Missing feature'));
      else answer('GET', `/api/v1/policies?type=${type}`, 200, []);
    }

    await expect(policies.choices(clientOf(), {})).resolves.toEqual({
      choices: [{ value: '00p1', label: 'Default (PASSWORD)' }],
      nextCursor: null,
    });
  });

  test('says why it is empty where nothing may be read', async () => {
    for (const type of policyTypes) {
      answer('GET', `/api/v1/policies?type=${type}`, 403, refused('E0000006', 'No permission'));
    }

    await expect(policies.choices(clientOf(), {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('the pick list of rules is that of the policy that was chosen', async () => {
  answer('GET', '/api/v1/policies/00p1/rules', 200, [{ id: '0pr1', name: 'Office', status: 'ACTIVE' }]);

  await expect(policyRules.choices(clientOf(), { given: { policyId: '00p1' } })).resolves.toMatchObject({
    choices: [{ value: '0pr1', label: 'Office (ACTIVE)' }],
  });
});
