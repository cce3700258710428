import { describe, expect, test } from 'vitest';
import { unassignGroupFromApp } from '../../../actions/apps/unassign-group-from-app.ts';
import { answer, refused, run } from '../../okta.ts';

const input = { appId: '0oa1', groupId: '00g1' };
const path = '/api/v1/apps/0oa1/groups/00g1';
const unknown = refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)');

describe('unassign_group_from_app', () => {
  test('takes the app away, also when the second try finds it gone', async () => {
    answer('GET', path, 200, { id: '00g1' });
    answer('DELETE', path, 502, 'Bad Gateway');
    answer('DELETE', path, 404, unknown);

    await expect(run(unassignGroupFromApp, input)).resolves.toEqual({
      ...input,
      unassigned: true,
      changed: true,
    });
  });

  test('says changed: false for a group that does not have the app', async () => {
    answer('GET', path, 404, unknown);
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1' });
    answer('GET', '/api/v1/groups/00g1', 200, { id: '00g1' });

    await expect(run(unassignGroupFromApp, input)).resolves.toMatchObject({ changed: false });
  });

  test('says NOT_FOUND for a group that does not exist', async () => {
    answer('GET', path, 404, unknown);
    answer('GET', '/api/v1/apps/0oa1', 200, { id: '0oa1' });
    answer('GET', '/api/v1/groups/00g1', 404, unknown);

    await expect(run(unassignGroupFromApp, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
