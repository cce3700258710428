import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({
      userId: await newUser(plain, 'copied.to'),
      fromUserId: await newUser(plain, 'copied.from'),
    }),
    { notCopied: [] },
  ],
  async change(org) {
    const [userId, fromUserId] = [await newUserIn(org, 'copied.to'), await newUserIn(org, 'copied.from')];
    const [finance, portal] = [await newGroupIn(org, 'Copied'), org.app('Travel Portal').id];
    const path = `/api/v1/apps/${portal}/users`;
    const member = (user: string) => `/api/v1/groups/${finance}/users/${user}`;
    return [
      {
        input: { userId, fromUserId, apps: false },
        before: [
          ['PUT', member(fromUserId)],
          ['POST', path, { id: fromUserId, scope: 'USER' }],
        ],
        calls: [['PUT', member(userId)]],
        about: userId,
      },
      {
        input: { userId, fromUserId, groups: false },
        calls: [['POST', path, { id: userId, scope: 'USER' }]],
        about: userId,
        shows: [path],
      },
    ];
  },
};
