import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ groupId: org.group, type: 'USER', userId: org.user('ACTIVE') }),
    { type: 'USER', resolved: true, changed: true },
  ],
  change(org) {
    const groupId = org.group('Finance').id;
    const path = `/api/v1/groups/${groupId}/owners`;
    const userId = org.user('ACTIVE').id;
    const ownerGroupId = org.group('Managers').id;
    return [
      {
        input: { groupId, type: 'USER', userId },
        calls: [['POST', path, { type: 'USER', id: userId }]],
        about: groupId,
      },
      // Who is an owner already stays one.
      { input: { groupId, type: 'USER', userId }, calls: [], about: groupId },
      {
        input: { groupId, type: 'GROUP', ownerGroupId },
        calls: [['POST', path, { type: 'GROUP', id: ownerGroupId }]],
        about: groupId,
      },
    ];
  },
};
