import { describe, expect, test } from 'vitest';
import { assignUserRole } from '../../../actions/roles/assign-user-role.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/roles';
const posted = `${path}?disableNotifications=false`;
const custom = { type: 'CUSTOM', roleId: 'cr01', resourceSetId: 'iam1' };

describe('assign_user_role', () => {
  test('sends a custom role with its resource set', async () => {
    const role = { id: 'irb1', type: 'CUSTOM', role: 'cr01', 'resource-set': 'iam1' };
    const sent = answer('POST', posted, 200, role);

    await expect(run(assignUserRole, { userId: '00u1', ...custom })).resolves.toEqual({
      ...role,
      changed: true,
    });
    expect(sent.body).toEqual({ type: 'CUSTOM', role: 'cr01', 'resource-set': 'iam1' });
  });

  test('gives back the assignment that there is, and not that of a group of the user', async () => {
    const own = { id: 'ra1', type: 'HELP_DESK_ADMIN', assignmentType: 'USER' };
    answer('POST', posted, 409, refused('E0000090', 'The role specified is already assigned to the user.'));
    answer('GET', path, 200, [{ ...own, id: 'gra1', assignmentType: 'GROUP' }, own]);

    await expect(run(assignUserRole, { userId: '00u1', type: 'HELP_DESK_ADMIN' })).resolves.toEqual({
      ...own,
      changed: false,
    });
  });

  test('asks for the custom role before it sends anything', async () => {
    await expect(run(assignUserRole, { userId: '00u1', type: 'CUSTOM' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('"Custom role ID" is required if "Role type" is CUSTOM'),
    });
  });
});
