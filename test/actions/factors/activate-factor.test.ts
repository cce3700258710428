import { describe, expect, test } from 'vitest';
import { activateFactor } from '../../../actions/factors/activate-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/mbl1';
const input = { userId: '00u1', factorId: 'mbl1', passCode: '123456' };
const is = (status: string, more: object = {}) => answer('GET', path, 200, { id: 'mbl1', status, ...more });

describe('activate_factor', () => {
  test('sends the code, and gives the factor as it is then', async () => {
    is('PENDING_ACTIVATION');
    const sent = answer('POST', `${path}/lifecycle/activate`, 200, { id: 'mbl1', status: 'ACTIVE' });
    is('ACTIVE');

    await expect(run(activateFactor, input)).resolves.toEqual({
      id: 'mbl1',
      status: 'ACTIVE',
      changed: true,
    });
    expect(sent.body).toEqual({ passCode: '123456' });
  });

  test('sends nothing for a factor that is active', async () => {
    is('ACTIVE');

    await expect(run(activateFactor, input)).resolves.toEqual({
      id: 'mbl1',
      status: 'ACTIVE',
      changed: false,
    });
  });

  test('says that a push factor waits for the person, and never that it is active', async () => {
    const _embedded = { activation: { _links: { qrcode: { href: 'https://acme.okta.com/qr' } } } };
    is('PENDING_ACTIVATION', { _embedded });
    const expiresAt = '2026-11-21T12:10:00.000Z';
    answer('POST', `${path}/lifecycle/activate`, 200, { factorResult: 'WAITING', expiresAt });
    is('PENDING_ACTIVATION', { _embedded });

    await expect(run(activateFactor, { userId: '00u1', factorId: 'mbl1' })).resolves.toEqual({
      id: 'mbl1',
      status: 'PENDING_ACTIVATION',
      changed: false,
      factorResult: 'WAITING',
      expiresAt,
    });
  });

  test('says that the code is wrong', async () => {
    const wrong = "Your passcode doesn't match our records. Please try again.";
    is('PENDING_ACTIVATION');
    answer('POST', `${path}/lifecycle/activate`, 403, refused('E0000068', 'Invalid Passcode/Answer', wrong));

    await expect(run(activateFactor, input)).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining(wrong),
    });
  });

  test('takes a factor that is active after a lost reply for its own work', async () => {
    is('PENDING_ACTIVATION');
    answer('POST', `${path}/lifecycle/activate`, 503, '');
    answer(
      'POST',
      `${path}/lifecycle/activate`,
      400,
      refused(
        'E0000001',
        'Api validation failed: factorEnrollRequest',
        'A factor of this type is already set up.',
      ),
    );
    is('ACTIVE');

    await expect(run(activateFactor, input)).resolves.toMatchObject({ status: 'ACTIVE', changed: true });
  });

  test('wants the client data with an attestation', async () => {
    await expect(
      run(activateFactor, { userId: '00u1', factorId: 'fwf1', attestation: 'o2Nm' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: [{ field: 'clientData' }] });
  });
});
