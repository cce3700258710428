import { describe, expect, test } from 'vitest';
import { listRealms } from '../../../actions/org/list-realms.ts';
import { answer, refused, run } from '../../okta.ts';

describe('list_realms', () => {
  test('asks for 200 also with a search, where Okta would give ten', async () => {
    const search = encodeURIComponent('profile.name co "Co"');
    const realms = [{ id: 'guo1', profile: { name: 'Car Co' } }];
    answer(
      'GET',
      `/api/v1/realms?search=${search}&sortBy=profile.name&sortOrder=desc&limit=200`,
      200,
      realms,
    );

    await expect(
      run(listRealms, { search: 'profile.name co "Co"', sortBy: 'profile.name', sortOrder: 'desc' }),
    ).resolves.toMatchObject({ realms, count: 1 });
  });

  test('names the product that an org without realms lacks', async () => {
    const body = refused('E0000015', 'You do not have permission to access the feature you are requesting');
    answer('GET', '/api/v1/realms?limit=200', 401, body);

    await expect(run(listRealms, {})).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Okta Identity Governance"'),
    });
  });

  test('sorts a search only, as Okta does', async () => {
    await expect(run(listRealms, { sortBy: 'profile.name' })).rejects.toMatchObject({
      fields: [{ field: 'sortBy' }],
    });
  });
});
