import { describe, expect, test } from 'vitest';
import { getAppGroup } from '../../../actions/apps/get-app-group.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', groupId: '00g1' };

describe('get_app_group', () => {
  test('gives the assignment as Okta has it', async () => {
    const assignment = { id: '00g1', priority: 2, profile: { role: 'reader' } };
    answer('GET', '/api/v1/apps/0oa1/groups/00g1?expand=metadata', 200, assignment);

    await expect(run(getAppGroup, { ...input, expand: 'metadata' })).resolves.toEqual(assignment);
  });

  test('says NOT_FOUND for a group that does not have the app', async () => {
    const unknown = refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)');
    answer('GET', '/api/v1/apps/0oa1/groups/00g1', 404, unknown);

    await expect(run(getAppGroup, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
