import { describe, expect, test } from 'vitest';
import { resetFactor } from '../../../actions/factors/reset-factor.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/mbl1';
const input = { userId: '00u1', factorId: 'mbl1' };

describe('reset_factor', () => {
  test('removes the factor, and leaves the phone number on file', async () => {
    answer('DELETE', `${path}?removeRecoveryEnrollment=false`, 204);

    await expect(run(resetFactor, input)).resolves.toEqual({
      userId: '00u1',
      factorId: 'mbl1',
      deleted: true,
    });
  });

  test('says when the user has no such factor, for example the second time', async () => {
    answer(
      'DELETE',
      `${path}?removeRecoveryEnrollment=true`,
      404,
      refused('E0000007', 'Not found: Resource not found: mbl1 (UserFactor)'),
    );

    await expect(run(resetFactor, { ...input, removeRecoveryEnrollment: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('says that a deactivated user keeps the factors', async () => {
    answer(
      'DELETE',
      `${path}?removeRecoveryEnrollment=false`,
      403,
      refused('E0000038', "This operation is not allowed in the user's current status."),
    );

    await expect(run(resetFactor, input)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });
});
