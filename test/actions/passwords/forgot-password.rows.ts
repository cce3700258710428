import { expect } from 'vitest';
import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE'), sendEmail: false }),
    { resetPasswordUrl: expect.any(String) },
  ],
  change: (org) =>
    [true, false].flatMap((sendEmail) =>
      posts(org.user('ACTIVE'), '/credentials/forgot_password', [[{ sendEmail }, { sendEmail }]]),
    ),
};
