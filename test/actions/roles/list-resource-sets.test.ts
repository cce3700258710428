import { describe, expect, test } from 'vitest';
import { listResourceSets } from '../../../actions/roles/list-resource-sets.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/iam/resource-sets';

describe('list_resource_sets', () => {
  test('finds the list under the name that Okta gives it', async () => {
    answer('GET', path, 200, { 'resource-sets': [{ id: 'iam1', label: 'Offices' }], _links: {} });

    await expect(run(listResourceSets, {})).resolves.toMatchObject({
      resourceSets: [{ id: 'iam1', label: 'Offices' }],
      hasMore: false,
    });
  });

  test('says which role it takes', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listResourceSets, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
