import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain, group, user }) => {
      const ownerId = user('ACTIVE');
      await plain.send('POST', `/api/v1/groups/${group}/owners`, { id: ownerId, type: 'USER' });
      return { groupId: group, ownerId };
    },
    { changed: true },
  ],
  change(org) {
    const groupId = org.group('Sales').id;
    const ownerId = org.user('ACTIVE').id;
    const path = `/api/v1/groups/${groupId}/owners`;
    return [
      {
        before: [['POST', path, { id: ownerId, type: 'USER' }]],
        input: { groupId, ownerId },
        calls: [['DELETE', `${path}/${ownerId}`]],
        about: groupId,
      },
      // Nothing is wrong where there is no such owner.
      { input: { groupId, ownerId }, calls: [], about: groupId },
    ];
  },
};
