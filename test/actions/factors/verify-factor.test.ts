import { describe, expect, test } from 'vitest';
import { verifyFactor } from '../../../actions/factors/verify-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/mbl1/verify';
const input = { userId: '00u1', factorId: 'mbl1' };

describe('verify_factor', () => {
  test('sends the code, and gives the result in the words of Okta', async () => {
    const sent = answer('POST', path, 200, { factorResult: 'PASSCODE_REPLAYED' });

    await expect(run(verifyFactor, { ...input, passCode: '123456' })).resolves.toEqual({
      factorResult: 'PASSCODE_REPLAYED',
    });
    expect(sent.body).toEqual({ passCode: '123456' });
  });

  test('gives the ID of the transaction of a push, which Okta has in links only', async () => {
    const poll = { href: 'https://acme.okta.com/api/v1/users/00u1/factors/mbl1/transactions/v2mst.G-x_1' };
    answer('POST', path, 201, { factorResult: 'WAITING', _links: { poll } });

    await expect(run(verifyFactor, input)).resolves.toMatchObject({
      factorResult: 'WAITING',
      transactionId: 'v2mst.G-x_1',
    });
  });

  test.each([
    [403, 'E0000068', 'Invalid Passcode/Answer', 'REJECTED'],
    [403, 'E0000069', 'User Locked', 'WRONG_STATE'],
    [410, 'E0000154', 'Invalid factor id, it is not currently active.', 'WRONG_STATE'],
  ])('turns %i %s into an error that says so', async (status, errorCode, summary, code) => {
    answer('POST', path, status, refused(errorCode, summary));

    await expect(run(verifyFactor, { ...input, passCode: '123456' })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(summary),
    });
  });
});
