import type { Rows } from '../../rows.ts';
import { alone, enrolled, enrolledPhone, factorsOf, newUser } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain);
      const { factorId, codes } = await enrolledPhone(alone(plain), userId, '+15554150004');
      return { userId, factorId, passCode: codes[0] };
    },
    { status: 'ACTIVE', changed: true },
  ],
  async change({ user, both }) {
    const { id: userId } = user('ACTIVE');
    const { factorId, codes } = await enrolledPhone(both, userId, '+15554150005');
    const path = (id: string) => `${factorsOf(userId)}/${id}/lifecycle/activate`;
    const [ours, theirs = ours] = codes;
    // Signatures of another challenge, which Okta refuses.
    const passkey = await enrolled(both, userId, { factorType: 'webauthn', provider: 'FIDO' });
    const signed = { clientData: 'e30', attestation: 'o2Nm' };
    const u2f = await enrolled(both, userId, { factorType: 'u2f', provider: 'FIDO' });
    const registered = { clientData: 'e30', registrationData: 'BQTC' };
    return [
      {
        input: { userId, factorId, passCode: ours },
        calls: [['POST', path(factorId), { passCode: theirs }]],
      },
      { input: { userId, factorId: passkey, ...signed }, calls: [['POST', path(passkey), signed]] },
      { input: { userId, factorId: u2f, ...registered }, calls: [['POST', path(u2f), registered]] },
    ];
  },
};
