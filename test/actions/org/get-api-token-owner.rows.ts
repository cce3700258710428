import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    () => ({}),
    { status: 'ACTIVE' },
    { code: 'NOT_FOUND', message: expect.stringContaining('This connection is a service app.') },
  ],
  read: () => [[{}, (org) => org.read('/api/v1/users/me')]],
};
