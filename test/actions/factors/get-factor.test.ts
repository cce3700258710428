import { describe, expect, test } from 'vitest';
import { getFactor } from '../../../actions/factors/get-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/mbl1';
const input = { userId: '00u1', factorId: 'mbl1' };

describe('get_factor', () => {
  test('gives the factor', async () => {
    const factor = { id: 'mbl1', factorType: 'sms', profile: { phoneNumber: '+15554151337' } };
    answer('GET', path, 200, factor);

    await expect(run(getFactor, input)).resolves.toEqual(factor);
  });

  test('says when the user has no such factor', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: mbl1 (UserFactor)'));

    await expect(run(getFactor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
