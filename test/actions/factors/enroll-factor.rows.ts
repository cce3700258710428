import { expect } from 'vitest';
import type { ChangeRow } from '../../differential/changes.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import { factorsOf, newUser, yubikeyCode } from './enrolled.ts';

const phoneNumber = '+15554150001';

/** The input of each kind, the parameters, and the body that says the same. */
const kinds: [input: object, params: Record<string, string | number | boolean>, body: object][] = [
  [
    { factorType: 'sms', phoneNumber, templateId: 'cstk2flOtuCMDJK4b0g3', tokenLifetimeSeconds: 600 },
    { templateId: 'cstk2flOtuCMDJK4b0g3', tokenLifetimeSeconds: 600 },
    { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber } },
  ],
  [
    { factorType: 'sms', phoneNumber: '+15554150002', updatePhone: true },
    { updatePhone: true },
    { factorType: 'sms', provider: 'OKTA', profile: { phoneNumber: '+15554150002' } },
  ],
  [
    { factorType: 'call', phoneNumber, phoneExtension: '1234', activate: true },
    { activate: true },
    { factorType: 'call', provider: 'OKTA', profile: { phoneNumber, phoneExtension: '1234' } },
  ],
  [
    { factorType: 'question', question: 'disliked_food', answer: 'meatball' },
    {},
    {
      factorType: 'question',
      provider: 'OKTA',
      profile: { question: 'disliked_food', answer: 'meatball' },
    },
  ],
  [
    { factorType: 'token:software:totp', provider: 'GOOGLE' },
    {},
    { factorType: 'token:software:totp', provider: 'GOOGLE' },
  ],
  [
    {
      factorType: 'token',
      provider: 'SYMANTEC',
      credentialId: 'VSMT14393584',
      passCode: '875498',
      nextPassCode: '678195',
    },
    {},
    {
      factorType: 'token',
      provider: 'SYMANTEC',
      profile: { credentialId: 'VSMT14393584' },
      verify: { passCode: '875498', nextPassCode: '678195' },
    },
  ],
  [
    { factorType: 'token:hardware', passCode: yubikeyCode('b') },
    {},
    { factorType: 'token:hardware', provider: 'YUBICO', verify: { passCode: yubikeyCode('b') } },
  ],
  [
    { factorType: 'token:hotp', factorProfileId: 'fpr1', sharedSecret: '484f97be3213b117e3a20438e291540a' },
    { activate: true },
    {
      factorType: 'token:hotp',
      provider: 'CUSTOM',
      factorProfileId: 'fpr1',
      profile: { sharedSecret: '484f97be3213b117e3a20438e291540a' },
    },
  ],
  [{ factorType: 'push' }, {}, { factorType: 'push', provider: 'OKTA' }],
  [{ factorType: 'webauthn' }, {}, { factorType: 'webauthn', provider: 'FIDO' }],
  [{ factorType: 'u2f' }, {}, { factorType: 'u2f', provider: 'FIDO' }],
  [{ factorType: 'web' }, {}, { factorType: 'web', provider: 'DUO' }],
];

export const rows: Rows = {
  run: [
    async ({ plain }) => ({
      userId: await newUser(plain),
      factorType: 'sms',
      phoneNumber: '+15554150003',
    }),
    { id: expect.stringMatching(/^mbl/), status: 'PENDING_ACTIVATION' },
  ],
  change({ user }) {
    const { id: userId } = user('ACTIVE', ({ credentials }) => !credentials.recovery_question);
    // The address of a user who has signed in is a factor already.
    const { id: invited, profile } = user('PROVISIONED');
    const { email } = profile;
    const address = { factorType: 'email', provider: 'OKTA', profile: { email } };
    return [
      ...kinds.map(
        ([input, params, body]): ChangeRow => ({
          input: { userId, ...input },
          calls: [['POST', at(factorsOf(userId), params), body]],
        }),
      ),
      {
        input: { userId: invited, factorType: 'email', email, activate: true },
        calls: [['POST', `${factorsOf(invited)}?activate=true`, address]],
      },
      {
        input: { userId: invited, factorType: 'email', email },
        calls: [['POST', factorsOf(invited), address]],
      },
    ];
  },
};
