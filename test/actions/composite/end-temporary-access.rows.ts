import type { Rows } from '../../rows.ts';
import { newGroupIn, newUserIn } from './people.ts';

export const rows: Rows = {
  run: [() => ({}), { ended: [], steps: [] }],
  async change(org) {
    const userId = await newUserIn(org, 'ending');
    const groupId = await newGroupIn(org, 'Ending');
    const appId = org.app('Travel Portal').id;
    const members = `/api/v1/groups/${groupId}/users`;
    const users = `/api/v1/apps/${appId}/users`;
    const marked = { 'user-agent': 'okta access-until/20200101T000000Z' };
    return [
      {
        input: { userId, endNow: true },
        before: [
          ['PUT', `${members}/${userId}`, undefined, marked],
          ['POST', users, { id: userId, scope: 'USER' }, marked],
        ],
        calls: [
          ['DELETE', `${users}/${userId}`],
          ['DELETE', `${members}/${userId}`],
        ],
        shows: [members, users],
      },
    ];
  },
};
