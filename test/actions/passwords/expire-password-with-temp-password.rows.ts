import { expect } from 'vitest';
import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { status: 'PASSWORD_EXPIRED', tempPassword: expect.any(String) },
  ],
  change: (org) =>
    posts(org.user('ACTIVE'), '/lifecycle/expire_password_with_temp_password', [
      [{ revokeSessions: true }, { revokeSessions: true }],
    ]),
};
