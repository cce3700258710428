import { describe, expect, test } from 'vitest';
import { deleteGroupRule } from '../../../actions/group-rules/delete-group-rule.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/rules/0pr1';

describe('delete_group_rule', () => {
  test('deletes a rule whose group is gone, and keeps its members', async () => {
    answer('GET', path, 200, { id: '0pr1', status: 'INVALID' });
    answer('DELETE', `${path}?removeUsers=false`, 202, {});

    await expect(run(deleteGroupRule, { groupRuleId: '0pr1' })).resolves.toEqual({
      groupRuleId: '0pr1',
      deleted: true,
    });
  });

  test('leaves an active rule alone, and says what to do first', async () => {
    answer('GET', path, 200, { id: '0pr1', status: 'ACTIVE' });

    await expect(run(deleteGroupRule, { groupRuleId: '0pr1', removeUsers: true })).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('deactivate_group_rule'),
    });
  });

  test('says NOT_FOUND for a rule that never was', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 0pr1 (GroupRule)'));

    await expect(run(deleteGroupRule, { groupRuleId: '0pr1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
