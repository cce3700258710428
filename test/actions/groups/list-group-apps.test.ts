import { describe, expect, test } from 'vitest';
import { listGroupApps } from '../../../actions/groups/list-group-apps.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1/apps';

describe('list_group_apps', () => {
  test('asks for 200 at once, and goes on where a page ends', async () => {
    const link = `<https://acme.okta.com${path}?after=c1&limit=200>; rel="next"`;
    const [one, other] = [
      { id: '0oa1', label: 'Mail' },
      { id: '0oa2', signOnMode: null },
    ];
    answer('GET', `${path}?limit=200`, 200, [one], { link });
    answer('GET', `${path}?limit=199&after=c1`, 200, [other]);

    await expect(run(listGroupApps, { groupId: '00g1' })).resolves.toMatchObject({
      apps: [one, other],
      hasMore: false,
    });
  });

  test('says NOT_FOUND for a group that Okta does not know', async () => {
    answer(
      'GET',
      `${path}?limit=200`,
      404,
      refused('E0000007', 'Not found: Resource not found: 00g1 (UserGroup)'),
    );

    await expect(run(listGroupApps, { groupId: '00g1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
