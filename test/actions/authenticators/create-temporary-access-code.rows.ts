import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';

const path = '/api/v1/authenticators';
const authenticator = { key: 'tac', name: 'Temporary Access Code' };

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      await plain.send('POST', path, authenticator);
      return { userId: await newUser(plain), ttl: 30 };
    },
    { key: 'tac', profile: { tac: expect.any(String), multiUse: false } },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const [{ id: authenticatorId }] = await both('POST', path, authenticator);
    const post = (profile: object) => ({
      calls: [
        ['POST', `/api/v1/users/${userId}/authenticator-enrollments/tac`, { authenticatorId, profile }],
      ] as [string, string, object][],
    });
    return [
      { input: { userId }, ...post({ multiUse: false }) },
      {
        input: { userId, authenticatorId, ttl: 30, multiUse: true },
        ...post({ ttl: '30', multiUse: true }),
      },
    ];
  },
};
