import { describe, expect, test } from 'vitest';
import { activateGroupRule } from '../../../actions/group-rules/activate-group-rule.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/groups/rules/0pr1';
const is = (status: string) => answer('GET', path, 200, { id: '0pr1', status });
const input = { groupRuleId: '0pr1' };

describe('activate_group_rule', () => {
  test('turns the rule on, and gives it back as it is then', async () => {
    is('INACTIVE');
    answer('POST', `${path}/lifecycle/activate`, 204);
    is('ACTIVE');

    await expect(run(activateGroupRule, input)).resolves.toEqual({
      id: '0pr1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('sends nothing where it is ACTIVE already', async () => {
    is('ACTIVE');

    await expect(run(activateGroupRule, input)).resolves.toMatchObject({ changed: false });
  });

  test('says WRONG_STATE for a rule whose group is gone, and what is left to do', async () => {
    is('INVALID');

    await expect(run(activateGroupRule, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('you can use delete_group_rule.'),
    });
  });
});
