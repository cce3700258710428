import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { status: 'PASSWORD_EXPIRED' }],
  change: (org) => posts(org.user('ACTIVE'), '/lifecycle/expire_password', [[{}, {}]]),
};
