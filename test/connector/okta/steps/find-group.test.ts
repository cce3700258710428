import { describe, expect, test } from 'vitest';
import { findGroupByName } from '../../../../connector/okta/steps/find-group.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const path = '/api/v1/groups?q=Engineering';

describe('findGroupByName', () => {
  test('finds the group of exactly this name among those that begin with it', async () => {
    answer('GET', path, 200, [
      { id: '00g1', profile: { name: 'Engineering Leads' } },
      { id: '00g2' },
      { id: '00g3', profile: { name: 'Engineering' } },
    ]);

    await expect(findGroupByName(clientOf(), 'Engineering')).resolves.toMatchObject({
      status: 200,
      body: { id: '00g3' },
    });
  });

  test('ignores case, as Okta does', async () => {
    answer('GET', '/api/v1/groups?q=ENGINEERING', 200, [{ id: '00g1', profile: { name: 'Engineering' } }]);

    await expect(findGroupByName(clientOf(), 'ENGINEERING')).resolves.toMatchObject({ body: { id: '00g1' } });
  });

  test('finds none where the names only begin so', async () => {
    answer('GET', path, 200, [{ id: '00g1', profile: { name: 'Engineering Leads' } }]);

    await expect(findGroupByName(clientOf(), 'Engineering')).resolves.toBeUndefined();
  });
});
