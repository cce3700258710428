import type { Rows } from '../../rows.ts';
import { relate } from './relationship.ts';

export const rows: Rows = {
  run: [
    async (org) => {
      await relate(org.plain);
      const [userId, primaryUserId] = [org.user('ACTIVE'), org.user('ACTIVE')];
      return { userId, primaryRelationshipName: 'mentor', primaryUserId };
    },
    { previousPrimaryUserId: null, changed: true },
  ],
  change(org) {
    const [userId, one, other] = ['ACTIVE', 'ACTIVE', 'ACTIVE'].map((status) => org.user(status).id);
    return [one, other, other].map((primaryUserId) => ({
      input: { userId, primaryRelationshipName: 'manager', primaryUserId },
      calls: [['PUT', `/api/v1/users/${userId}/linkedObjects/manager/${primaryUserId}`]],
    }));
  },
};
