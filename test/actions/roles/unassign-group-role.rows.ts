import type { Rows } from '../../rows.ts';
import { assigned, assignedInBoth, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ group, plain }) => {
      const groupId = group;
      const { id } = await assigned(plain, 'groups', groupId, 'HELP_DESK_ADMIN');
      return { groupId, roleAssignmentId: id };
    },
    { changed: true },
  ],
  async change(org) {
    const groupId = org.group('Contractors').id;
    const path = rolesOf('groups', groupId);
    const { id } = await assignedInBoth(org, 'groups', groupId, 'HELP_DESK_ADMIN');
    return [
      {
        input: { groupId, roleAssignmentId: id },
        calls: [['DELETE', `${path}/${id}`]],
        about: groupId,
        shows: [path],
      },
    ];
  },
};
