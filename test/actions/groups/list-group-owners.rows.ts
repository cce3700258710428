import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group }), { owners: [], hasMore: false }],
  async prepare(org) {
    const [group] = await org.read('/api/v1/groups?q=Engineering');
    const [other] = await org.read('/api/v1/groups?q=Sales');
    const users = await org.read('/api/v1/users?limit=4');
    for (const owner of [other, ...users]) {
      const type = owner === other ? 'GROUP' : 'USER';
      await org.send('POST', `/api/v1/groups/${group.id}/owners`, { id: owner.id, type });
    }
  },
  list(org) {
    const groupId = org.group('Engineering').id;
    const path = `/api/v1/groups/${groupId}/owners`;
    const search = 'type eq "USER"';
    return [
      [{ groupId }, path],
      [{ groupId, search }, `${path}?limit=2&search=${encodeURIComponent(search)}`],
    ];
  },
};
