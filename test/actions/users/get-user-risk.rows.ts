import type { Rows } from '../../rows.ts';

let risky = '';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { riskLevel: 'NONE' }],
  async prepare(org) {
    risky = (await org.read('/api/v1/users?limit=1'))[0].id;
    await org.send('PUT', `/api/v1/users/${risky}/risk`, { riskLevel: 'MEDIUM' });
  },
  read: ({ users }) =>
    [risky, users.at(-1).id].map((userId) => [{ userId }, (org) => org.read(`/api/v1/users/${userId}/risk`)]),
};
