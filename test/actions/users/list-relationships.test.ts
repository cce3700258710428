import { describe, expect, test } from 'vitest';
import { listRelationships } from '../../../actions/users/list-relationships.ts';
import { sampleRelationship } from '../../../schemas/linked-user.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/meta/schemas/user/linkedObjects';

describe('list_relationships', () => {
  test('gives all of them at once', async () => {
    answer('GET', path, 200, [sampleRelationship]);

    await expect(run(listRelationships, {})).resolves.toMatchObject({
      relationships: [sampleRelationship],
      count: 1,
      hasMore: false,
    });
  });

  test('says FORBIDDEN, with the scope, to an administrator who may not see them', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(listRelationships, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.linkedObjects.read'),
    });
  });
});
