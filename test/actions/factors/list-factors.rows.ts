import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { factorsOf } from './enrolled.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { factors: expect.any(Array), hasMore: false }],
  list: ({ userInGroups: { id: userId } }) => [[{ userId }, factorsOf(userId)]],
};
