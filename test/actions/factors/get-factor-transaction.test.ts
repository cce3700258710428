import { describe, expect, test } from 'vitest';
import { getFactorTransaction } from '../../../actions/factors/get-factor-transaction.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/opf1/transactions/mst1';
const input = { userId: '00u1', factorId: 'opf1', transactionId: 'mst1' };

describe('get_factor_transaction', () => {
  test('gives what the person answered', async () => {
    answer('GET', path, 200, { factorResult: 'REJECTED' });

    await expect(run(getFactorTransaction, input)).resolves.toEqual({ factorResult: 'REJECTED' });
  });

  test('says when there is no such transaction', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: mst1 (UserFactor)'));

    await expect(run(getFactorTransaction, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
