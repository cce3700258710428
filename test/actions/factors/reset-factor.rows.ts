import type { Rows } from '../../rows.ts';
import { alone, enrolled, enrolledPhone, enrolledPush, factorsOf, newUser, yubikey } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      return { userId, factorId: await enrolled(alone(plain), userId, yubikey) };
    },
    { deleted: true },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const { factorId: phone } = await enrolledPhone(both, userId, '+15554150009');
    const removeRecoveryEnrollment = true;
    const path = (factorId: string) => `${factorsOf(userId)}/${factorId}`;
    const push = await enrolledPush(both, userId);
    return [
      {
        input: { userId, factorId: phone, removeRecoveryEnrollment },
        calls: [['DELETE', `${path(phone)}?removeRecoveryEnrollment=true`]],
      },
      { input: { userId, factorId: phone }, calls: [['DELETE', path(phone)]] },
      { input: { userId, factorId: push }, calls: [['DELETE', path(push)]] },
    ];
  },
};
