import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { removed: true }],
  change(org) {
    const [groupId, userId] = [org.group('Finance').id, org.user('ACTIVE').id];
    const path = `/api/v1/groups/${groupId}/users/${userId}`;
    return [{ input: { groupId, userId }, before: [['PUT', path]], calls: [['DELETE', path]] }];
  },
};
