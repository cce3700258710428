import { newPassword, posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), newPassword }), { status: 'ACTIVE' }],
  change: (org) =>
    [true, false].flatMap((strict) =>
      posts(org.user('ACTIVE'), '', [
        [{ newPassword, strict }, { strict }, { credentials: { password: { value: newPassword } } }],
      ]),
    ),
};
