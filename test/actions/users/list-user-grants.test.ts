import { describe, expect, test } from 'vitest';
import { listUserGrants } from '../../../actions/users/list-user-grants.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/grants';

describe('list_user_grants', () => {
  test('asks for the grants of one scope, with its details', async () => {
    const grant = { id: 'oag1', scopeId: 'okta.apps.read', clientId: '0oa1' };
    answer('GET', `${path}?scopeId=okta.apps.read&expand=scope&limit=200`, 200, [grant]);

    await expect(
      run(listUserGrants, { userId: '00u1', scopeId: 'okta.apps.read', expand: 'scope' }),
    ).resolves.toMatchObject({ grants: [grant], hasMore: false });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer(
      'GET',
      `${path}?limit=200`,
      404,
      refused('E0000007', 'Not found: Resource not found: 00u1 (User)'),
    );

    await expect(run(listUserGrants, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
