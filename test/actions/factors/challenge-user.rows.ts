import type { Rows } from '../../rows.ts';
import { alone, enrolledPush, factorsOf, newUser } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      await enrolledPush(alone(plain), userId);
      return { userId, timeoutSeconds: 10 };
    },
    { factorResult: 'TIMEOUT' },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const factorId = await enrolledPush(both, userId);
    const useNumberMatchingChallenge = true;
    const path = `${factorsOf(userId)}/${factorId}/verify`;
    return [
      { input: { userId, timeoutSeconds: 5 }, calls: [['POST', path]] },
      {
        input: { userId, factorId, useNumberMatchingChallenge },
        calls: [['POST', path, { useNumberMatchingChallenge }]],
      },
    ];
  },
};
