import { expect } from 'vitest';
import { userPath } from '../../differential/changes.ts';
import { at, type Body } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

/** The output of the action without the headers, which tell of each call. */
const called = (body: Body, status = 200) => ({ status, body, nextCursor: null });

export const rows: Rows = {
  run: [() => ({ method: 'GET', path: '/api/v1/groups' }), { status: 200 }],
  read({ userWithApps, middle }) {
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
  change(org) {
    const { id } = org.user('ACTIVE');
    const body = { profile: { title: 'Admiral' } };
    const headers = { 'If-Match': 'W/"0"' };
    return [
      {
        input: { method: 'POST', path: userPath(id), body },
        calls: [['POST', userPath(id), body]],
        about: id,
      },
      {
        input: { method: 'POST', path: userPath(id), body, headers },
        calls: [['POST', userPath(id), body, headers]],
        about: id,
      },
    ];
  },
};
