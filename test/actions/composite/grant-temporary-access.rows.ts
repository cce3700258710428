import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn } from './people.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

export const rows: Rows = {
  run: [
    async ({ plain, group }) => ({
      userId: await newUser(plain, 'guest'),
      groupId: group,
      until: inDays(7),
    }),
    { changed: true },
  ],
  async change(org) {
    const userId = await newUserIn(org, 'guests');
    const groupId = await newGroupIn(org, 'Guests');
    const appId = org.app('Travel Portal').id;
    const until = inDays(1);
    return [
      {
        input: { userId, groupId, until },
        calls: [['PUT', `/api/v1/groups/${groupId}/users/${userId}`]],
        shows: [`/api/v1/groups/${groupId}/users`],
      },
      {
        input: { userId, appId, until },
        calls: [['POST', `/api/v1/apps/${appId}/users`, { id: userId, scope: 'USER' }]],
        shows: [`/api/v1/apps/${appId}/users`],
      },
    ];
  },
};
