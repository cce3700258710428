import { describe, expect, test } from 'vitest';
import { enrollFactor } from '../../../actions/factors/enroll-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors';
const userId = '00u1';
const sms = { userId, factorType: 'sms', phoneNumber: '+15554151337' };

describe('enroll_factor', () => {
  test('sends type, provider and profile, and gives what Okta shows for the enrollment', async () => {
    const _embedded = { activation: { sharedSecret: 'JBTWGV22G4ZGKV3N', timeStep: 30 } };
    const sent = answer('POST', path, 200, { id: 'ost1', status: 'PENDING_ACTIVATION', _embedded });

    await expect(
      run(enrollFactor, { userId, factorType: 'token:software:totp', provider: 'GOOGLE' }),
    ).resolves.toEqual({ id: 'ost1', status: 'PENDING_ACTIVATION', _embedded });
    expect(sent.body).toEqual({ factorType: 'token:software:totp', provider: 'GOOGLE' });
  });

  test('activates a custom token at once, since Okta does not enroll it otherwise', async () => {
    const sent = answer('POST', `${path}?activate=true`, 200, { id: 'chf1', status: 'ACTIVE' });
    const factorProfileId = 'fpr1';

    await run(enrollFactor, { userId, factorType: 'token:hotp', factorProfileId, sharedSecret: '484f' });
    expect(sent.body).toEqual({
      factorType: 'token:hotp',
      provider: 'CUSTOM',
      factorProfileId,
      profile: { sharedSecret: '484f' },
    });
  });

  test.each([
    [{ userId, factorType: 'sms', provider: 'GOOGLE' }, '"Provider" must be OKTA if "Factor type" is sms'],
    [
      { userId, factorType: 'token', credentialId: 'x', passCode: '123456' },
      '"Provider" is required if "Factor type" is token',
    ],
    [
      { userId, factorType: 'token', provider: 'RSA', passCode: '123456' },
      '"Credential ID" is required if "Factor type" is token',
    ],
    [{ userId, factorType: 'push', phoneNumber: '+1' }, '"Phone number" works only if "Factor type" is sms'],
    [{ userId, factorType: 'question', answer: 'meatball' }, '"Question" is required if "Factor type" is'],
  ])('asks for nothing that makes no sense: %j', async (input, message) => {
    await expect(run(enrollFactor, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(message),
    });
  });

  test.each([
    ['A factor of this type is already set up.', 'ACTIVE', 'Remove it with reset_factor first.'],
    ['There is an existing verified phone number.', 'PENDING_ACTIVATION', 'Turn on "Update phone"'],
  ])('names the factor that the user has already: %s', async (cause, status, way) => {
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: factorEnrollRequest', cause));
    answer('GET', path, 200, [
      { id: 'emf1', factorType: 'email', provider: 'OKTA', status: 'ACTIVE' },
      { id: 'mbl1', factorType: 'sms', provider: 'OKTA', status },
    ]);

    await expect(run(enrollFactor, sms)).rejects.toMatchObject({
      code: 'CONFLICT',
      existingId: 'mbl1',
      message: expect.stringContaining(`(mbl1, ${status}). `),
    });
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: factorEnrollRequest', cause));
    answer('GET', path, 200, []);
    await expect(run(enrollFactor, sms)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(way),
    });
  });

  test('leaves any other refusal as Okta said it', async () => {
    answer('POST', path, 400, refused('E0000098', 'This phone number is invalid.'));

    await expect(run(enrollFactor, sms)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('This phone number is invalid.'),
    });
  });
});
