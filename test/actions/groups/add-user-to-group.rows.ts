import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ groupId: org.group, userId: org.user('ACTIVE') }), { added: true }],
  change(org) {
    const [groupId, userId] = [org.group('Finance').id, org.user('ACTIVE').id];
    return [{ input: { groupId, userId }, calls: [['PUT', `/api/v1/groups/${groupId}/users/${userId}`]] }];
  },
};
