import { describe, expect, test } from 'vitest';
import { findApp } from '../../../actions/apps/find-app.ts';
import { answer, run } from '../../okta.ts';

const path = (q: string) => `/api/v1/apps?q=${q}&includeNonDeleted=true&limit=200`;

describe('find_app', () => {
  test('takes the app of exactly this label, ignoring case, also on a later page', async () => {
    const link = `<https://acme.okta.com${path('slack')}&after=c1>; rel="next"`;
    answer('GET', path('slack'), 200, [{ id: '0oa1', label: 'Slack Connect' }], { link });
    answer('GET', '/api/v1/apps?q=slack&includeNonDeleted=true&after=c1&limit=200', 200, [
      { id: '0oa2', label: 'Slack', status: 'INACTIVE' },
    ]);

    await expect(run(findApp, { label: 'slack' })).resolves.toEqual({
      found: true,
      app: { id: '0oa2', label: 'Slack', status: 'INACTIVE' },
    });
  });

  test('says found: false when labels only begin so, or the name in the catalog is the same', async () => {
    answer('GET', path('slack'), 200, [{ id: '0oa1', label: 'Slack Connect', name: 'slack' }]);

    await expect(run(findApp, { label: 'slack' })).resolves.toEqual({ found: false, app: null });
  });

  test('says which apps have the label when there are two, rather than choose one', async () => {
    answer('GET', path('Wiki'), 200, [
      { id: '0oa1', label: 'Wiki', name: 'bookmark', status: 'ACTIVE' },
      { id: '0oa2', label: 'wiki', name: 'acme_wiki_1', status: 'INACTIVE' },
    ]);

    await expect(run(findApp, { label: 'Wiki' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        '2 applications have the label "Wiki": 0oa1 (bookmark, ACTIVE), 0oa2 (acme_wiki_1, INACTIVE). Use the ID of one of them.',
    });
  });
});
