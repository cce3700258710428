import { expect } from 'vitest';
import type { BigOrg } from './lists.ts';
import { at, type Body, type Plain } from './plain.ts';

/** An input of an action that reads, and how anybody comes by the same output. */
export type ReadRow = [input: Record<string, unknown>, output: (org: Plain) => Promise<unknown>];

const withETag = async (org: Plain, path: string) => {
  const { body, headers } = await org.send('GET', path);
  return { ...body, etag: headers.etag };
};

/** What call_okta_api gives besides the headers, which tell of each call. */
const called = (body: Body, status = 200) => ({ status, body, nextCursor: null });

/** The calls that anybody would make for each action that reads. Every field of its input is in one of its rows. */
export const readRows: Record<string, (org: BigOrg) => ReadRow[]> = {
  get_user({ userInGroups: { id, profile } }) {
    const path = `/api/v1/users/${id}`;
    return [
      [{ userId: id }, (org) => withETag(org, path)],
      [{ userId: profile.login }, (org) => withETag(org, path)],
      [{ userId: id, expand: 'classification' }, (org) => withETag(org, `${path}?expand=classification`)],
    ];
  },
  find_user({ userInGroups: { id, profile } }) {
    const found = async (org: Plain) => ({ found: true, user: await org.read(`/api/v1/users/${id}`) });
    const listed = async (org: Plain, search: string) => (await org.read(at('/api/v1/users', { search })))[0];
    return [
      [{ userId: id }, found],
      [{ userId: profile.login }, found],
      [
        { userId: 'second.mail@example.com' },
        async (org) => ({
          found: true,
          user: await listed(org, 'profile.email eq "second.mail@example.com"'),
        }),
      ],
      [
        { userId: 'sales/ada@example.com' },
        async (org) => ({ found: true, user: await listed(org, 'profile.login eq "sales/ada@example.com"') }),
      ],
      [{ userId: 'nobody@example.com' }, async () => ({ found: false, user: null })],
    ];
  },
  get_group(facts) {
    const { id } = facts.group('Sales');
    return [[{ groupId: id }, (org) => org.read(`/api/v1/groups/${id}`)]];
  },
  find_group: () => [
    ...[{ name: 'sales' }, { name: 'Domain Laptops', type: 'APP_GROUP' }].map(
      (input): ReadRow => [
        input,
        async (org) => {
          const search = `profile.name eq "${input.name}"`;
          return { found: true, group: (await org.read(at('/api/v1/groups', { search })))[0] };
        },
      ],
    ),
    [{ name: 'Sales', type: 'APP_GROUP' }, async () => ({ found: false, group: null })],
  ],
  is_user_in_group(facts) {
    const userId = facts.userInGroups.id;
    const inGroup = async (org: Plain, groupId: string) => {
      const members = await org.all(`/api/v1/groups/${groupId}/users`);
      return { userId, groupId, inGroup: members.some(({ id }) => id === userId) };
    };
    return ['Everyone', 'Sales', 'Domain Laptops'].map((name) => {
      const groupId = facts.group(name).id;
      return [{ userId, groupId }, (org) => inGroup(org, groupId)];
    });
  },
  call_okta_api({ userWithApps, middle }) {
    const appLinks = `/api/v1/users/${userWithApps.id}/appLinks`;
    const users = at('/api/v1/users', { search: 'status pr' });
    const log = { since: middle, until: '2100-01-01T00:00:00Z', limit: 400 };
    return [
      [
        { path: `/api/v1/users/${userWithApps.id}` },
        async (org) => called(await org.read(`/api/v1/users/${userWithApps.id}`)),
      ],
      [
        { path: appLinks, headers: { Accept: 'application/json' } },
        async (org) => called(await org.read(appLinks)),
      ],
      [{ path: appLinks, allPages: true }, async (org) => called(await org.all(appLinks))],
      [
        { path: '/api/v1/users', query: { search: 'status pr' }, allPages: true },
        async (org) => called(await org.all(users)),
      ],
      [
        { path: '/api/v1/users', query: { search: 'status pr', limit: 50 }, allPages: true, limit: 120 },
        async (org) => ({
          ...called((await org.all(users)).slice(0, 150)),
          nextCursor: expect.any(String),
        }),
      ],
      [
        { path: '/api/v1/iam/roles', query: { limit: 2 }, allPages: true },
        async (org) => called(await org.all('/api/v1/iam/roles?limit=2')),
      ],
      [
        { path: '/api/v1/logs', query: log, allPages: true },
        async (org) => called(await org.all(at('/api/v1/logs', log))),
      ],
    ];
  },
};
