import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { userTypes: [expect.objectContaining({ default: true }), expect.anything()] }],
  list: () => [[{}, '/api/v1/meta/types/user']],
};
