import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { enrollments: expect.arrayContaining([expect.objectContaining({ key: 'okta_password' })]) },
  ],
  list: ({ userInGroups: { id: userId } }) => [
    [{ userId }, `/api/v1/users/${userId}/authenticator-enrollments`],
  ],
};
