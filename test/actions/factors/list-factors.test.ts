import { describe, expect, test } from 'vitest';
import { listFactors } from '../../../actions/factors/list-factors.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors';

describe('list_factors', () => {
  test('gives all factors in one page, whatever their type', async () => {
    const factors = [
      { id: 'mbl1', factorType: 'sms' },
      { id: 'pfd1', factorType: 'signed_nonce' },
    ];
    answer('GET', path, 200, factors);

    await expect(run(listFactors, { userId: '00u1' })).resolves.toEqual({
      factors,
      count: 2,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says when there is no such user', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listFactors, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
