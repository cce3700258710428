import { expect } from 'vitest';
import { posts } from '../../differential/changes.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('STAGED'), sendEmail: false }),
    { changed: true, status: 'PROVISIONED', activationToken: expect.any(String) },
  ],
  change: (org) => [
    ...posts(org.user('STAGED'), '/lifecycle/activate', [[{}, { sendEmail: true }]]),
    ...posts(org.user('STAGED'), '/lifecycle/activate', [[{ sendEmail: false }, { sendEmail: false }]]),
  ],
};
