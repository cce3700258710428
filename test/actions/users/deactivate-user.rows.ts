import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { changed: true, status: 'DEPROVISIONED' }],
  change: (org) => [
    ...posts(org.user('ACTIVE'), '/lifecycle/deactivate', [[{}, { sendEmail: false }]]),
    ...posts(org.user('SUSPENDED'), '/lifecycle/deactivate', [[{ sendEmail: true }, { sendEmail: true }]]),
  ],
};
