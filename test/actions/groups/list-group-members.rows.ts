import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group }), { hasMore: false }],
  list(org) {
    const groupId = org.group('Everyone').id;
    return [[{ groupId }, `/api/v1/groups/${groupId}/users?limit=90`]];
  },
};
