import { describe, expect, test } from 'vitest';
import { unassignUserRole } from '../../../actions/roles/unassign-user-role.ts';
import { answer, refused, run } from '../../okta.ts';

const roles = '/api/v1/users/00u1/roles';
const input = { userId: '00u1', roleAssignmentId: 'ra1' };
const notFound = refused('E0000007', 'Not found: Resource not found: ra1 (RoleAssignment)');

describe('unassign_user_role', () => {
  test('takes the role away', async () => {
    answer('DELETE', `${roles}/ra1`, 204);

    await expect(run(unassignUserRole, input)).resolves.toEqual({ ...input, changed: true });
  });

  test('changes nothing where the user has no such role', async () => {
    answer('DELETE', `${roles}/ra1`, 404, notFound);
    answer('GET', roles, 200, []);

    await expect(run(unassignUserRole, input)).resolves.toEqual({ ...input, changed: false });
  });

  test('says that a role comes from a group, and what helps', async () => {
    const _links = { assignee: { href: 'https://acme.okta.com/api/v1/groups/00g1' } };
    answer('DELETE', `${roles}/ra1`, 404, notFound);
    answer('GET', roles, 200, [{ id: 'ra1', label: 'App Admin', assignmentType: 'GROUP', _links }]);

    await expect(run(unassignUserRole, input)).rejects.toMatchObject({
      code: 'WRONG_STATE',
      message: expect.stringContaining('The user has the role "App Admin" through the group 00g1'),
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('DELETE', `${roles}/ra1`, 404, notFound);
    answer('GET', roles, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(unassignUserRole, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
