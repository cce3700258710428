import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('SUSPENDED') }), { changed: true, status: 'ACTIVE' }],
  change: (org) => posts(org.user('SUSPENDED'), '/lifecycle/unsuspend', [[{}, {}]]),
};
