import { describe, expect, test } from 'vitest';
import { listSupportedFactors } from '../../../actions/factors/list-supported-factors.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/factors/catalog';

describe('list_supported_factors', () => {
  test('gives the catalog of the user', async () => {
    const supportedFactors = [{ factorType: 'push', provider: 'OKTA', status: 'NOT_SETUP' }];
    answer('GET', path, 200, supportedFactors);

    await expect(run(listSupportedFactors, { userId: '00u1' })).resolves.toMatchObject({
      supportedFactors,
      hasMore: false,
    });
  });

  test('says when there is no such user', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listSupportedFactors, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
