import { describe, expect, test } from 'vitest';
import { deactivateGroupRule } from '../../../actions/group-rules/deactivate-group-rule.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/groups/rules/0pr1';
const is = (status: string) => answer('GET', path, 200, { id: '0pr1', status });
const input = { groupRuleId: '0pr1' };

describe('deactivate_group_rule', () => {
  test('turns the rule off, and gives it back as it is then', async () => {
    is('ACTIVE');
    answer('POST', `${path}/lifecycle/deactivate`, 204);
    is('INACTIVE');

    await expect(run(deactivateGroupRule, input)).resolves.toEqual({
      id: '0pr1',
      status: 'INACTIVE',
      changed: true,
    });
  });

  test('sends nothing where it is INACTIVE already', async () => {
    is('INACTIVE');

    await expect(run(deactivateGroupRule, input)).resolves.toMatchObject({ changed: false });
  });

  test('says WRONG_STATE for a rule whose group is gone, and what is left to do', async () => {
    is('INVALID');

    await expect(run(deactivateGroupRule, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('you can use delete_group_rule.'),
    });
  });
});
