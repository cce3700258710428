import { describe, expect, test } from 'vitest';
import { resendFactor } from '../../../actions/factors/resend-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/mbl1';
const input = { userId: '00u1', factorId: 'mbl1' };
const profile = { phoneNumber: '+15554151337' };
const factor = { id: 'mbl1', factorType: 'sms', provider: 'OKTA', status: 'PENDING_ACTIVATION', profile };

describe('resend_factor', () => {
  test('tells Okta again what the factor is', async () => {
    answer('GET', path, 200, factor);
    const sent = answer('POST', `${path}/resend`, 200, factor);

    await expect(run(resendFactor, input)).resolves.toEqual(factor);
    expect(sent.body).toEqual({ factorType: 'sms', provider: 'OKTA', profile });
  });

  test('sends nothing for a factor that gets no code', async () => {
    answer('GET', path, 200, { id: 'opf1', factorType: 'push' });

    await expect(run(resendFactor, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('The factor is of type push.'),
    });
  });

  test('says that it is too soon, and does not try again by itself', async () => {
    answer('GET', path, 200, factor);
    answer('POST', `${path}/resend`, 429, refused('E0000109', 'An SMS message was recently sent.'));

    await expect(run(resendFactor, input)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      message: expect.stringMatching(/^Okta sends no more messages.*An SMS message was recently sent\.$/),
    });
  });
});
