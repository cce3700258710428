import { describe, expect, test } from 'vitest';
import { listUserClients } from '../../../actions/users/list-user-clients.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/users/00u1/clients';

describe('list_user_clients', () => {
  test('gives all clients at once, under the names that OAuth has for them', async () => {
    const clients = [{ client_id: '0oa1', client_name: 'Mail' }];
    answer('GET', path, 200, clients);

    await expect(run(listUserClients, { userId: '00u1' })).resolves.toEqual({
      clients,
      count: 1,
      nextCursor: null,
      hasMore: false,
    });
  });

  test('says NOT_FOUND for a user whom Okta does not know', async () => {
    answer('GET', path, 404, refused('E0000007', 'Not found: Resource not found: 00u1 (User)'));

    await expect(run(listUserClients, { userId: '00u1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
