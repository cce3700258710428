import { describe, expect, test } from 'vitest';
import { listUserTypes } from '../../../actions/users/list-user-types.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/meta/types/user';

describe('list_user_types', () => {
  test('gives all types at once', async () => {
    const types = [{ id: 'oty1', displayName: 'User', default: true }, { id: 'oty2' }];
    answer('GET', path, 200, types);

    await expect(run(listUserTypes, {})).resolves.toMatchObject({
      userTypes: types,
      count: 2,
      hasMore: false,
    });
  });

  test('says FORBIDDEN, with the scope, to an administrator who may not see them', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listUserTypes, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.userTypes.read'),
    });
  });
});
