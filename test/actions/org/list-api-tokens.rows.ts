import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { apiTokens: expect.any(Array) }],
  list: () => [[{}, '/api/v1/api-tokens']],
};
