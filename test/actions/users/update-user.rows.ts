import { userPath } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), profile: { title: 'Admiral', mobilePhone: null } }),
    { profile: { title: 'Admiral', mobilePhone: null } },
  ],
  change(org) {
    const [one, other] = [org.user('ACTIVE'), org.user('ACTIVE')];
    const profile = { title: 'Admiral', mobilePhone: null };
    return [
      { input: { userId: one.id, profile }, calls: [['POST', userPath(one.id), { profile }]] },
      {
        input: { userId: other.id, profile, ifMatch: 'W/"0"' },
        calls: [['POST', userPath(other.id), { profile }, { 'If-Match': 'W/"0"' }]],
      },
    ];
  },
};
