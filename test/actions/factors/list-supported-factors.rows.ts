import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf } from './enrolled.ts';

export const rows: Rows = {
  run: [
    (org) => ({ userId: org.user('ACTIVE') }),
    { supportedFactors: expect.arrayContaining([expect.objectContaining({ factorType: 'webauthn' })]) },
  ],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, `${factorsOf(userId)}/catalog`]],
};
