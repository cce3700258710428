import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain) }),
    { enrollments: expect.arrayContaining([expect.objectContaining({ key: 'okta_password' })]) },
  ],
  list: ({ userInGroups: { id: userId } }) => [
    [{ userId }, `/api/v1/users/${userId}/authenticator-enrollments`],
  ],
};
