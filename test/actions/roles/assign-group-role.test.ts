import { describe, expect, test } from 'vitest';
import { assignGroupRole } from '../../../actions/roles/assign-group-role.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/roles?disableNotifications=false';
const input = { groupId: '00g1', type: 'REPORT_ADMIN' };

describe('assign_group_role', () => {
  test('assigns the role to the group', async () => {
    const role = { id: 'gra1', type: 'REPORT_ADMIN', assignmentType: 'GROUP' };
    const sent = answer('POST', path, 200, role);

    await expect(run(assignGroupRole, input)).resolves.toEqual({ ...role, changed: true });
    expect(sent.body).toEqual({ type: 'REPORT_ADMIN' });
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    answer('POST', path, 404, refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)'));

    await expect(run(assignGroupRole, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
