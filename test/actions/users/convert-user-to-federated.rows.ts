import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { status: 'ACTIVE', credentials: { provider: { type: 'FEDERATION' } }, changed: true },
  ],
  change(org) {
    const user = org.user('ACTIVE');
    const query = { provider: 'FEDERATION', sendEmail: false };
    return [
      ...posts(user, '/lifecycle/reset_password', [[{}, query]]),
      // Who is federated already is left alone.
      { input: { userId: user.id }, calls: [] },
      ...posts(org.user('STAGED'), '/lifecycle/reset_password', [[{}, query]]),
    ];
  },
};
