import { describe, expect, test } from 'vitest';
import { listUserRoles } from '../../../actions/roles/list-user-roles.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/roles';

describe('list_user_roles', () => {
  test('gives the roles, and tells those of the user from those of a group', async () => {
    const roles = [
      { id: 'ra1', type: 'HELP_DESK_ADMIN', assignmentType: 'USER' },
      { id: 'gra1', type: 'APP_ADMIN', assignmentType: 'GROUP' },
    ];
    answer('GET', path, 200, roles);

    await expect(run(listUserRoles, { userId: '00u1' })).resolves.toEqual({
      roles,
      count: 2,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listUserRoles, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
