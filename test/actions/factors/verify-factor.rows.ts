import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import {
  alone,
  enrolled,
  enrolledPush,
  factorsOf,
  newUser,
  question,
  yubikey,
  yubikeyCode,
} from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      const factorId = await enrolled(alone(plain), userId, yubikey);
      return { userId, factorId, passCode: yubikeyCode('c') };
    },
    { factorResult: 'SUCCESS' },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE', ({ credentials }) => !credentials?.recovery_question);
    const of = (body: object) => enrolled(both, userId, body);
    const sms = { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+15554150008' } };
    const [phone] = await both('POST', `${factorsOf(userId)}?activate=true`, sms);
    const key = await of({ factorType: 'webauthn', provider: 'FIDO' });
    const row = (factorId: string, input: object, body: object = input, params = {}) => ({
      input: { userId, factorId, ...input },
      calls: [
        ['POST', at(`${factorsOf(userId)}/${factorId}/verify`, params), body] as [string, string, object],
      ],
    });
    const sent = { templateId: 'cstk2flOtuCMDJK4b0g3', tokenLifetimeSeconds: 600 };
    const asked = await of(question);
    return [
      row(asked, { answer: 'meatball' }),
      row(asked, { answer: 'spinach' }),
      row(await of(yubikey), { passCode: yubikeyCode('c') }),
      row(phone.id, sent, {}, sent),
      row(await enrolledPush(both, userId), { useNumberMatchingChallenge: true }),
      // Not active yet.
      row(key, { clientData: 'e30', signatureData: 'MEUC', authenticatorData: 'SZYN' }),
    ];
  },
};
