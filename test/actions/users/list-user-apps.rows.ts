import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { appLinks: expect.any(Array) }],
  list: ({ userWithApps: { id: userId } }) => [[{ userId }, `/api/v1/users/${userId}/appLinks`]],
};
