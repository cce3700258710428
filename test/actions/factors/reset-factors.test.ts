import { describe, expect, test } from 'vitest';
import { resetFactors } from '../../../actions/factors/reset-factors.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1';

describe('reset_factors', () => {
  test('resets, and gives back the user', async () => {
    answer('POST', `${path}/lifecycle/reset_factors`, 200, {});
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(resetFactors, { userId: '00u1' })).resolves.toEqual({
      id: '00u1',
      status: 'ACTIVE',
      changed: true,
    });
  });

  test('blames no status, since it works in every one', async () => {
    answer(
      'POST',
      `${path}/lifecycle/reset_factors`,
      400,
      refused('E0000001', 'Api validation failed: factors'),
    );
    answer('GET', path, 200, { id: '00u1', status: 'ACTIVE' });

    await expect(run(resetFactors, { userId: '00u1' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('Api validation failed: factors'),
    });
  });
});
