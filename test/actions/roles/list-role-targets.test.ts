import { describe, expect, test } from 'vitest';
import { listRoleTargets } from '../../../actions/roles/list-role-targets.ts';
import { answer, refused, run } from '../../okta.ts';

const ofUser = { assignmentType: 'USER', userId: '00u1', roleAssignmentId: 'ra1' };
const ofGroup = { assignmentType: 'GROUP', groupId: '00g1', roleAssignmentId: 'gra1' };

describe('list_role_targets', () => {
  test.each([
    [{ ...ofUser, targetType: 'GROUP' }, '/api/v1/users/00u1/roles/ra1/targets/groups'],
    [{ ...ofUser, targetType: 'APP' }, '/api/v1/users/00u1/roles/ra1/targets/catalog/apps'],
    [{ ...ofGroup, targetType: 'GROUP' }, '/api/v1/groups/00g1/roles/gra1/targets/groups'],
    [{ ...ofGroup, targetType: 'APP' }, '/api/v1/groups/00g1/roles/gra1/targets/catalog/apps'],
  ])('reads the targets where Okta has them: %j', async (input, path) => {
    answer('GET', `${path}?limit=200`, 200, [{ id: 'it' }]);

    await expect(run(listRoleTargets, input)).resolves.toMatchObject({ targets: [{ id: 'it' }] });
  });

  test('says NOT_FOUND for an assignment that Okta does not know', async () => {
    const path = '/api/v1/users/00u1/roles/ra1/targets/groups?limit=200';
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: ra1 (RoleAssignment)'));

    await expect(run(listRoleTargets, { ...ofUser, targetType: 'GROUP' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
