import { describe, expect, test } from 'vitest';
import { unassignGroupRole } from '../../../actions/roles/unassign-group-role.ts';
import { answer, refused, run } from '../../okta.ts';

const roles = '/api/v1/groups/00g1/roles';
const input = { groupId: '00g1', roleAssignmentId: 'gra1' };

describe('unassign_group_role', () => {
  test('takes the role away', async () => {
    answer('DELETE', `${roles}/gra1`, 204);

    await expect(run(unassignGroupRole, input)).resolves.toEqual({ ...input, changed: true });
  });

  test('changes nothing where the group has no such role', async () => {
    answer('DELETE', `${roles}/gra1`, 404, refused('E0000007', 'Not found: gra1 (RoleAssignment)'));
    answer('GET', roles, 200, [{ id: 'gra2', assignmentType: 'GROUP' }]);

    await expect(run(unassignGroupRole, input)).resolves.toEqual({ ...input, changed: false });
  });
});
