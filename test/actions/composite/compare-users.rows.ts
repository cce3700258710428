import type { Body, Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import { newUser } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({
      userId: await newUser(plain, 'compared'),
      otherUserId: await newUser(plain, 'compared.too'),
    }),
    { unread: [] },
  ],
  read(facts) {
    const [userId, otherUserId] = [
      facts.userInGroups.id,
      facts.users.find(({ id }) => id !== facts.userInGroups.id).id,
    ];
    const parted = async (org: Plain, read: (org: Plain, user: string) => Promise<Body[]>) => {
      const [one, other] = [await read(org, userId), await read(org, otherUserId)];
      const among = (all: Body[]) => new Set(all.map(({ id }) => id));
      return {
        both: one.filter(({ id }) => among(other).has(id)),
        onlyFirst: one.filter(({ id }) => !among(other).has(id)),
        onlySecond: other.filter(({ id }) => !among(one).has(id)),
      };
    };
    const groups = async (org: Plain, user: string) =>
      (await org.all(`/api/v1/users/${user}/groups`)).map(({ id, profile }) => ({ id, name: profile.name }));
    const apps = async (org: Plain, user: string) =>
      (
        await org.all(
          `/api/v1/apps?includeNonDeleted=true&filter=${encodeURIComponent(`user.id eq "${user}"`)}`,
        )
      ).map(({ id, label }) => ({ id, name: label }));
    const roles = async (org: Plain, user: string) =>
      (await org.all(`/api/v1/users/${user}/roles`)).map(({ type, label, ...custom }) => ({
        id: type === 'CUSTOM' ? `${custom.role}/${custom['resource-set']}` : type,
        name: label,
      }));
    return [
      [
        { userId, otherUserId },
        async (org) => {
          const parts = {
            groups: await parted(org, groups),
            apps: await parted(org, apps),
            roles: await parted(org, roles),
          };
          const same = Object.values(parts).every(
            ({ onlyFirst, onlySecond }) => onlyFirst.length + onlySecond.length === 0,
          );
          return { userId, otherUserId, same, ...parts, unread: [] };
        },
      ],
    ];
  },
};
