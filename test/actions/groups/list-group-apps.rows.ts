import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group }), { apps: [], hasMore: false }],
  list(org) {
    const groupId = org.group('Managers').id;
    return [[{ groupId }, `/api/v1/groups/${groupId}/apps?limit=1`]];
  },
};
