import { userPath } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({
      userId: org.user('ACTIVE'),
      profile: { login: 'ada@example.com', email: 'ada@example.com', firstName: 'Ada', lastName: 'King' },
    }),
    { profile: { login: 'ada@example.com', lastName: 'King' } },
  ],
  change(org) {
    const [one, other] = [org.user('ACTIVE'), org.user('ACTIVE')];
    const profile = {
      login: 'ada@example.com',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'King',
    };
    return [
      { input: { userId: one.id, profile }, calls: [['PUT', userPath(one.id), { profile }]] },
      {
        input: { userId: other.id, profile, userTypeId: org.userTypeId, ifMatch: 'W/"0"' },
        calls: [
          ['PUT', userPath(other.id), { profile, type: { id: org.userTypeId } }, { 'If-Match': 'W/"0"' }],
        ],
      },
    ];
  },
};
