import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { clients: expect.any(Array) }],
  list: ({ consent: { userId } }) => [[{ userId }, `/api/v1/users/${userId}/clients`]],
};
