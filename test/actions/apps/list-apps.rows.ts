import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { hasMore: false }],
  async prepare(org) {
    for (let number = 0; number < 230; number += 1) {
      const settings = { app: { url: `https://links.example.com/${number}` } };
      await org.send('POST', '/api/v1/apps', { label: `Link ${number}`, name: 'bookmark', settings });
    }
  },
  list(org) {
    const { id } = org.userWithApps;
    const assigned = { filter: `user.id eq "${id}"`, expand: `user/${id}` };
    return [
      [{}, '/api/v1/apps?limit=50'],
      [{ includeNonDeleted: true }, '/api/v1/apps?includeNonDeleted=true'],
      [{ q: 'link 1' }, '/api/v1/apps?q=link%201'],
      [{ filter: 'status eq "INACTIVE"' }, at('/api/v1/apps', { filter: 'status eq "INACTIVE"' })],
      [assigned, at('/api/v1/apps', assigned)],
      [{ useOptimization: true }, '/api/v1/apps?useOptimization=true'],
    ];
  },
};
