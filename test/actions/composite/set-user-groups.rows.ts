import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain, group }) => ({ userId: await newUser(plain, 'exact'), groupIds: [group] }),
    { changed: true, left: expect.arrayContaining([expect.objectContaining({ why: 'BUILT_IN' })]) },
  ],
  async change(org) {
    const userId = await newUserIn(org, 'exact');
    const [finance, onCall] = [await newGroupIn(org, 'Exactly one'), await newGroupIn(org, 'Exactly two')];
    const member = (group: string) => `/api/v1/groups/${group}/users/${userId}`;
    return [
      {
        input: { userId, groupIds: [onCall] },
        before: [['PUT', member(finance)]],
        calls: [
          ['PUT', member(onCall)],
          ['DELETE', member(finance)],
        ],
      },
      { input: { userId, groupIds: [onCall] }, calls: [] },
    ];
  },
};
