import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('PROVISIONED') }), { status: 'PROVISIONED' }],
  change: (org) => [
    ...posts(org.user('PROVISIONED'), '/lifecycle/reactivate', [[{ sendEmail: true }, { sendEmail: true }]]),
    ...posts(org.user('PROVISIONED'), '/lifecycle/reactivate', [
      [{ sendEmail: false }, { sendEmail: false }],
    ]),
  ],
};
