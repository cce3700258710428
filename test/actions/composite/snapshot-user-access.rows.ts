import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { newUser } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain, 'snapshot') }),
    { status: 'ACTIVE', unread: [] },
  ],
  async prepare(org) {
    const [user, other] = await org.all('/api/v1/users?limit=200');
    for (const { id } of await org.all('/api/v1/users?limit=200'))
      await org.send(
        'PUT',
        `/api/v1/users/${id}/linkedObjects/manager/${id === user.id ? other.id : user.id}`,
      );
  },
  read(facts) {
    const userId = facts.userInGroups.id;
    return [
      [
        { userId },
        async (org) => {
          const { status, profile } = await org.read(`/api/v1/users/${userId}`);
          const groups = await org.all(`/api/v1/users/${userId}/groups`);
          const filter = encodeURIComponent(`user.id eq "${userId}"`);
          const apps = await org.all(`/api/v1/apps?includeNonDeleted=true&filter=${filter}`);
          const own = await Promise.all(apps.map(({ id }) => org.read(`/api/v1/apps/${id}/users/${userId}`)));
          const links = [];
          for (const { primary } of await org.read('/api/v1/meta/schemas/user/linkedObjects')) {
            const [linked] = await org.read(`/api/v1/users/${userId}/linkedObjects/${primary.name}`);
            if (linked)
              links.push({ id: primary.name, primaryUserId: linked._links.self.href.split('/').at(-1) });
          }
          const roles = await org.all(`/api/v1/users/${userId}/roles`);
          return {
            takenAt: expect.any(String),
            userId,
            login: profile.login,
            status,
            groups: groups.map(({ id, type, profile: { name } }) => ({ id, name, type })),
            apps: apps.map(({ id, label }, at) => ({
              id,
              label,
              scope: own[at].scope,
              userName: own[at].credentials?.userName,
              profile: own[at].profile,
            })),
            roles: roles.map(({ id, type, label, assignmentType }) => ({ id, type, label, assignmentType })),
            links,
            unread: [],
          };
        },
      ],
    ];
  },
};
