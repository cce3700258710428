import type { Rows } from '../../rows.ts';
import { relate } from './relationship.ts';

export const rows: Rows = {
  run: [
    async (org) => {
      await relate(org.plain);
      return { userId: org.user('ACTIVE'), primaryRelationshipName: 'mentor' };
    },
    { previousPrimaryUserId: null, changed: false },
  ],
  change(org) {
    const [userId, primaryUserId] = [org.user('ACTIVE').id, org.user('ACTIVE').id];
    const path = `/api/v1/users/${userId}/linkedObjects/manager`;
    return [
      {
        before: [['PUT', `${path}/${primaryUserId}`]],
        input: { userId, primaryRelationshipName: 'manager' },
        calls: [['DELETE', path]],
      },
      {
        input: { userId, primaryRelationshipName: 'subordinate' },
        calls: [['DELETE', `/api/v1/users/${userId}/linkedObjects/subordinate`]],
      },
    ];
  },
};
