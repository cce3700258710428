import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { changed: true, status: 'SUSPENDED' }],
  change: (org) => posts(org.user('ACTIVE'), '/lifecycle/suspend', [[{}, {}]]),
};
