import { describe, expect, test } from 'vitest';
import { listGroupOwners } from '../../../actions/groups/list-group-owners.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/owners';

describe('list_group_owners', () => {
  test('asks for a thousand at once, and gives them with the dates that Okta writes', async () => {
    const owner = { id: '00u1', type: 'USER', lastUpdated: '2026-03-04 10:08:01.0', originId: null };
    answer('GET', `${path}?search=type%20eq%20%22USER%22&limit=1000`, 200, [owner]);

    await expect(run(listGroupOwners, { groupId: '00g1', search: 'type eq "USER"' })).resolves.toMatchObject({
      owners: [owner],
      hasMore: false,
    });
  });

  test('names the product that the org lacks', async () => {
    const lacking = 'You do not have permission to access the feature you are requesting';
    answer('GET', `${path}?limit=1000`, 401, refused('E0000015', lacking));

    await expect(run(listGroupOwners, { groupId: '00g1' })).rejects.toMatchObject({
      code: 'NOT_LICENSED',
      message: expect.stringContaining('"Okta Identity Governance"'),
    });
  });
});
