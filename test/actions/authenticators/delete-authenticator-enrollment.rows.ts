import type { Rows } from '../../rows.ts';
import { alone, enrolled, newUser, yubikey } from '../factors/enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      return { userId, enrollmentId: await enrolled(alone(plain), userId, yubikey) };
    },
    { deleted: true },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const enrollmentId = await enrolled(both, userId, yubikey);
    const path = `/api/v1/users/${userId}/authenticator-enrollments/${enrollmentId}`;
    const row = {
      input: { userId, enrollmentId },
      calls: [['DELETE', path] as [string, string]],
    };
    return [row, row];
  },
};
