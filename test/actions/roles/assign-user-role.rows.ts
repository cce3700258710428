import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { customRole, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain), type: 'HELP_DESK_ADMIN' }),
    { type: 'HELP_DESK_ADMIN', changed: true },
  ],
  async change(org) {
    const userId = org.user('ACTIVE').id;
    const path = rolesOf('users', userId);
    const both = async (...call: Parameters<typeof org.both>) => (await org.both(...call))[0];
    const custom = await customRole(both, 'Desk of users');
    const { roleId, resourceSetId } = custom;
    return [
      {
        input: { userId, type: 'REPORT_ADMIN', disableNotifications: true },
        calls: [['POST', `${path}?disableNotifications=true`, { type: 'REPORT_ADMIN' }]],
        about: userId,
        shows: [path],
      },
      {
        input: { userId, type: 'CUSTOM', ...custom },
        calls: [
          [
            'POST',
            `${path}?disableNotifications=false`,
            { type: 'CUSTOM', role: roleId, 'resource-set': resourceSetId },
          ],
        ],
        about: userId,
        shows: [path],
      },
    ];
  },
};
