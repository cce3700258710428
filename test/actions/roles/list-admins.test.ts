import { describe, expect, test } from 'vitest';
import { listAdmins } from '../../../actions/roles/list-admins.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/iam/assignees/users';

describe('list_admins', () => {
  test('gives name and roles of each, and the cursor behind the last', async () => {
    const [one, other] = [{ id: '00u1' }, { id: '00u2' }];
    const ada = { id: '00u1', profile: { login: 'ada@example.com' } };
    const role = { id: 'ra1', type: 'SUPER_ADMIN', assignmentType: 'USER' };
    const next = { href: `https://acme.okta.com${path}?after=c1&limit=2` };
    answer('GET', `${path}?limit=2`, 200, { value: [one, other], _links: { next } });
    const search = encodeURIComponent('id eq "00u1" or id eq "00u2"');
    answer('GET', `/api/v1/users?search=${search}&limit=50`, 200, [ada]);
    answer('GET', '/api/v1/users/00u1/roles', 200, [role]);
    // Deleted in the meantime.
    answer('GET', '/api/v1/users/00u2/roles', 404, refused('E0000007', 'Not found: 00u2 (User)'));

    await expect(run(listAdmins, { limit: 2 })).resolves.toEqual({
      admins: [
        { ...one, user: ada, roles: [role] },
        { ...other, user: null, roles: [] },
      ],
      count: 2,
      nextCursor: 'c1',
      hasMore: true,
    });
  });

  test('asks once without details', async () => {
    answer('GET', `${path}?limit=100`, 200, { value: [{ id: '00u1' }], _links: {} });

    await expect(run(listAdmins, { includeDetails: false })).resolves.toMatchObject({
      admins: [{ id: '00u1' }],
      hasMore: false,
    });
  });

  test('says which role it takes', async () => {
    answer('GET', `${path}?limit=100`, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listAdmins, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
