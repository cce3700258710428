import { describe, expect, test } from 'vitest';
import { getGroup } from '../../../actions/groups/get-group.ts';
import { answer, refused, run } from '../../okta.ts';

describe('get_group', () => {
  test('gives back the group with all that Okta sent', async () => {
    const group = {
      id: '00g1',
      type: 'APP_GROUP',
      objectClass: ['okta:windows_security_principal'],
      profile: { name: 'Engineering', description: null, samAccountName: 'eng' },
      source: { id: '0oa1' },
    };
    answer('GET', '/api/v1/groups/00g1', 200, group);

    await expect(run(getGroup, { groupId: '00g1' })).resolves.toEqual(group);
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    const missing = refused('E0000007', 'Not found: Resource not found: 00g9 (UserGroup)');
    answer('GET', '/api/v1/groups/00g9', 404, missing);

    await expect(run(getGroup, { groupId: '00g9' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('00g9 (UserGroup)'),
    });
  });
});
