import { expect } from 'vitest';
import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), sendEmail: false }),
    { status: 'RECOVERY', resetPasswordUrl: expect.any(String) },
  ],
  change: (org) => [
    ...posts(org.user('ACTIVE'), '/lifecycle/reset_password', [[{ sendEmail: true }, { sendEmail: true }]]),
    ...posts(org.user('ACTIVE'), '/lifecycle/reset_password', [
      [
        { sendEmail: false, revokeSessions: true },
        { sendEmail: false, revokeSessions: true },
      ],
    ]),
  ],
};
