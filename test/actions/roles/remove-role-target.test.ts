import { describe, expect, test } from 'vitest';
import { removeRoleTarget } from '../../../actions/roles/remove-role-target.ts';
import { answer, run } from '../../okta.ts';

const groups = '/api/v1/users/00u1/roles/ra1/targets/groups';
const input = {
  assignmentType: 'USER',
  userId: '00u1',
  roleAssignmentId: 'ra1',
  targetType: 'GROUP',
  targetGroupId: '00g9',
};
const outcome = { assigneeId: '00u1', roleAssignmentId: 'ra1', targetId: '00g9' };

describe('remove_role_target', () => {
  test('removes one of several targets', async () => {
    answer('GET', `${groups}?limit=200`, 200, [{ id: '00g8' }, { id: '00g9' }]);
    answer('DELETE', `${groups}/00g9`, 204);

    await expect(run(removeRoleTarget, input)).resolves.toEqual({ ...outcome, changed: true });
  });

  test('never removes the last one, since the role would then apply to everything', async () => {
    answer('GET', `${groups}?limit=200`, 200, [{ id: '00g9' }]);

    await expect(run(removeRoleTarget, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('Without it the role would apply to every group'),
    });
  });

  test('changes nothing where it is no target', async () => {
    answer('GET', `${groups}?limit=200`, 200, [{ id: '00g8' }]);

    await expect(run(removeRoleTarget, input)).resolves.toEqual({ ...outcome, changed: false });
  });
});
