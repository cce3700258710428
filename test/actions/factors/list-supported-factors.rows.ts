import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf, newUser } from './enrolled.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain) }),
    { supportedFactors: expect.arrayContaining([expect.objectContaining({ factorType: 'webauthn' })]) },
  ],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, `${factorsOf(userId)}/catalog`]],
};
