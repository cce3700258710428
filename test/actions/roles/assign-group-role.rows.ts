import type { Rows } from '../../rows.ts';
import { customRole, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    ({ group }) => ({ groupId: group, type: 'HELP_DESK_ADMIN' }),
    { type: 'HELP_DESK_ADMIN', changed: true },
  ],
  async change(org) {
    const groupId = org.group('Finance').id;
    const path = rolesOf('groups', groupId);
    const both = async (...call: Parameters<typeof org.both>) => (await org.both(...call))[0];
    const custom = await customRole(both, 'Desk of groups');
    const { roleId, resourceSetId } = custom;
    return [
      {
        input: { groupId, type: 'REPORT_ADMIN', disableNotifications: true },
        calls: [['POST', `${path}?disableNotifications=true`, { type: 'REPORT_ADMIN' }]],
        about: groupId,
        shows: [path],
      },
      {
        input: { groupId, type: 'CUSTOM', ...custom },
        calls: [
          [
            'POST',
            `${path}?disableNotifications=false`,
            { type: 'CUSTOM', role: roleId, 'resource-set': resourceSetId },
          ],
        ],
        about: groupId,
        shows: [path],
      },
    ];
  },
};
