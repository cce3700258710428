import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf, newUser } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain) }),
    { factors: expect.any(Array), hasMore: false },
  ],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, factorsOf(userId)]],
};
