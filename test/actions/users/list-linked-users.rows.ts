import type { Rows } from '../../rows.ts';
import { relate } from './relationship.ts';

let mentor = '';

export const rows: Rows = {
  run: [
    async (org) => {
      await relate(org.plain);
      return { userId: org.user('ACTIVE'), relationshipName: 'mentor' };
    },
    { linkedUsers: [], userIds: [] },
  ],
  async prepare(org) {
    await relate(org);
    const [primary, ...others] = await org.read('/api/v1/users?limit=4');
    mentor = primary.id;
    for (const { id } of others) await org.send('PUT', `/api/v1/users/${id}/linkedObjects/mentor/${mentor}`);
  },
  list: () => [
    [{ userId: mentor, relationshipName: 'mentee' }, `/api/v1/users/${mentor}/linkedObjects/mentee`],
  ],
};
