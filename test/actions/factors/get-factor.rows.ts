import type { Rows } from '../../rows.ts';
import { alone, enrolled, factorsOf, newUser, yubikey } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      return { userId, factorId: await enrolled(alone(plain), userId, yubikey) };
    },
    { factorType: 'token:hardware', status: 'ACTIVE' },
  ],
  async read({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const totp = { factorType: 'token:software:totp', provider: 'GOOGLE' };
    const factorId = await enrolled(both, userId, totp);
    return [[{ userId, factorId }, (org) => org.read(`${factorsOf(userId)}/${factorId}`)]];
  },
};
