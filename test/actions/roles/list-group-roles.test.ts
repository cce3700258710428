import { describe, expect, test } from 'vitest';
import { listGroupRoles } from '../../../actions/roles/list-group-roles.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/roles';

describe('list_group_roles', () => {
  test('gives the roles of the group, with their targets where they are wanted', async () => {
    const role = { id: 'gra1', type: 'USER_ADMIN', assignmentType: 'GROUP', _embedded: { targets: {} } };
    answer('GET', `${path}?expand=targets%2Fgroups`, 200, [role]);

    await expect(run(listGroupRoles, { groupId: '00g1', expand: 'targets/groups' })).resolves.toMatchObject({
      roles: [role],
      hasMore: false,
    });
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)'));

    await expect(run(listGroupRoles, { groupId: '00g1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
