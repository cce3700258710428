import { expect } from 'vitest';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import { assigned } from './assigned.ts';

const path = '/api/v1/iam/assignees/users';

export const rows: Rows = {
  run: [
    () => ({}),
    {
      admins: expect.arrayContaining([
        expect.objectContaining({ roles: [expect.objectContaining({ type: 'SUPER_ADMIN' })] }),
      ]),
    },
  ],
  async prepare(org) {
    const users = await org.all(at('/api/v1/users', { filter: 'status eq "ACTIVE"', limit: 200 }));
    for (const { id } of users.slice(-12)) await assigned(org, 'users', id, 'REPORT_ADMIN');
  },
  // Names and roles come from other calls of Okta's.
  own: ['user', 'roles'],
  list: () => [
    [{}, path],
    [{ includeDetails: false }, path],
  ],
};
