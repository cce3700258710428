import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    () => ({}),
    { authenticators: expect.arrayContaining([expect.objectContaining({ key: 'okta_verify' })]) },
  ],
  list: () => [[{}, '/api/v1/authenticators']],
};
