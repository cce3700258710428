import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned, assignedInBoth, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      const { id } = await assigned(plain, 'users', userId, 'HELP_DESK_ADMIN');
      return { userId, roleAssignmentId: id };
    },
    { changed: true },
  ],
  async change(org) {
    const userId = org.user('ACTIVE').id;
    const path = rolesOf('users', userId);
    const { id } = await assignedInBoth(org, 'users', userId, 'HELP_DESK_ADMIN');
    return [
      {
        input: { userId, roleAssignmentId: id },
        calls: [['DELETE', `${path}/${id}`]],
        about: userId,
        shows: [path],
      },
    ];
  },
};
