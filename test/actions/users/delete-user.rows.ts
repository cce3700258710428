import { userPath } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE'), deactivateFirst: true }), { deleted: true }],
  change(org) {
    const [gone, here] = [org.user('DEPROVISIONED').id, org.user('ACTIVE').id];
    return [
      { input: { userId: gone }, calls: [['DELETE', userPath(gone)]] },
      {
        input: { userId: here, deactivateFirst: true, sendEmail: true },
        calls: [
          ['POST', userPath(here, '/lifecycle/deactivate?sendEmail=true')],
          ['DELETE', userPath(here, '?sendEmail=true')],
        ],
      },
    ];
  },
};
