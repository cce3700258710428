import { describe, expect, test } from 'vitest';
import { findGroup } from '../../../actions/groups/find-group.ts';
import { answer, run } from '../../okta.ts';

describe('find_group', () => {
  test('takes the group of exactly this name, ignoring case, among those that begin so', async () => {
    answer('GET', '/api/v1/groups?q=engineering&limit=10000', 200, [
      { id: '00g1', profile: { name: 'Engineering EMEA' } },
      { id: '00g2', profile: { name: 'Engineering' } },
    ]);

    await expect(run(findGroup, { name: 'engineering' })).resolves.toEqual({
      found: true,
      group: { id: '00g2', profile: { name: 'Engineering' } },
    });
  });

  test('says found: false when names only begin so', async () => {
    answer('GET', '/api/v1/groups?q=Eng&limit=10000', 200, [
      { id: '00g1', profile: { name: 'Engineering' } },
    ]);

    await expect(run(findGroup, { name: 'Eng' })).resolves.toEqual({ found: false, group: null });
  });

  test('says which groups bear the name when there are two, rather than choose one', async () => {
    const found = [
      { id: '00g1', type: 'APP_GROUP', profile: { name: 'Sales' } },
      { id: '00g2', type: 'OKTA_GROUP', profile: { name: 'sales' } },
    ];
    answer('GET', '/api/v1/groups?q=Sales&limit=10000', 200, found);
    answer('GET', '/api/v1/groups?q=Sales&limit=10000', 200, found);

    await expect(run(findGroup, { name: 'Sales' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        '2 groups are called "Sales": 00g1 (APP_GROUP), 00g2 (OKTA_GROUP). Choose a type that only one of them has, or use the ID.',
    });
    await expect(run(findGroup, { name: 'Sales', type: 'OKTA_GROUP' })).resolves.toEqual({
      found: true,
      group: found[1],
    });
  });
});
