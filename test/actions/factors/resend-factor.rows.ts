import type { Rows } from '../../rows.ts';
import { alone, enrolledPhone, factorsOf, newUser } from './enrolled.ts';

/** Okta sends nothing more to a number for 30 seconds. */
const pause = { advance: 31_000 };

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      const { factorId } = await enrolledPhone(alone(plain), userId, '+15554150006');
      await plain.send('POST', '/sandbox/clock', pause);
      return { userId, factorId };
    },
    { factorType: 'sms', status: 'PENDING_ACTIVATION' },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const phoneNumber = '+15554150007';
    const { factorId } = await enrolledPhone(both, userId, phoneNumber);
    const templateId = 'cstk2flOtuCMDJK4b0g3';
    const body = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber } };
    return [
      {
        input: { userId, factorId, templateId },
        before: [['POST', '/sandbox/clock', pause]],
        calls: [['POST', `${factorsOf(userId)}/${factorId}/resend?templateId=${templateId}`, body]],
      },
      {
        // Too soon again.
        input: { userId, factorId },
        calls: [['POST', `${factorsOf(userId)}/${factorId}/resend`, body]],
      },
    ];
  },
};
