import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('LOCKED_OUT') }), { changed: true, status: 'ACTIVE' }],
  change: (org) => posts(org.user('LOCKED_OUT'), '/lifecycle/unlock', [[{}, {}]]),
};
