import { describe, expect, test } from 'vitest';
import { addRoleTarget } from '../../../actions/roles/add-role-target.ts';
import { answer, refused, run } from '../../okta.ts';

const ofUser = { assignmentType: 'USER', userId: '00u1', roleAssignmentId: 'ra1' };
const groups = '/api/v1/users/00u1/roles/ra1/targets/groups';
const apps = '/api/v1/users/00u1/roles/ra1/targets/catalog/apps';
const input = { ...ofUser, targetType: 'GROUP', targetGroupId: '00g9' };
const outcome = { assigneeId: '00u1', roleAssignmentId: 'ra1', targetId: '00g9' };

describe('add_role_target', () => {
  test('says that the first target narrows a role that applied to everything', async () => {
    answer('GET', `${groups}?limit=200`, 200, []);
    answer('PUT', `${groups}/00g9`, 204);

    await expect(run(addRoleTarget, input)).resolves.toEqual({ ...outcome, changed: true, narrowed: true });
  });

  test('sends nothing where it is a target already', async () => {
    answer('GET', `${groups}?limit=200`, 200, [{ id: '00g9' }]);

    await expect(run(addRoleTarget, input)).resolves.toEqual({ ...outcome, changed: false, narrowed: false });
  });

  test("finds the catalog's name of an application, which Okta wants in the path", async () => {
    answer('GET', `${apps}?limit=200`, 200, [{ name: 'slack' }]);
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1', name: 'salesforce', label: 'Sales' });
    answer('PUT', `${apps}/salesforce/0oa1`, 204);

    await expect(run(addRoleTarget, { ...ofUser, targetType: 'APP', appId: '0oa1' })).resolves.toMatchObject({
      targetId: '0oa1',
      changed: true,
      narrowed: false,
    });
  });

  test('passes on what Okta says of a role that has no such targets', async () => {
    answer('GET', `${groups}?limit=200`, 200, []);
    answer('PUT', `${groups}/00g9`, 400, refused('E0000091', 'The provided role type was not supported.'));

    await expect(run(addRoleTarget, input)).rejects.toMatchObject({ code: 'REJECTED' });
  });
});
