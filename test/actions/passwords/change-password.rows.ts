import { newPassword, password, posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), oldPassword: password, newPassword }),
    { status: 'ACTIVE', changed: true },
  ],
  change: (org) =>
    posts(org.user('ACTIVE'), '/credentials/change_password', [
      [
        { oldPassword: password, newPassword, strict: true, revokeSessions: true },
        { strict: true },
        { oldPassword: { value: password }, newPassword: { value: newPassword }, revokeSessions: true },
      ],
    ]),
};
