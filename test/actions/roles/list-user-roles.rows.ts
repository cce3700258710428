import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      await assigned(plain, 'users', userId, 'HELP_DESK_ADMIN');
      return { userId };
    },
    { roles: [{ type: 'HELP_DESK_ADMIN', assignmentType: 'USER' }] },
  ],
  list: ({ users: [{ id: userId }] }) => [
    [{ userId }, rolesOf('users', userId)],
    [{ userId, expand: 'targets/groups' }, `${rolesOf('users', userId)}?expand=targets%2Fgroups`],
  ],
};
