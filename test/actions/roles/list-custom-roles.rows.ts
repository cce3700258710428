import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { customRole } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      await customRole(async (...call) => (await plain.send(...call)).body, `Role ${crypto.randomUUID()}`);
      return {};
    },
    { roles: expect.arrayContaining([expect.objectContaining({ label: expect.stringMatching(/^Role /) })]) },
  ],
  list: () => [[{}, '/api/v1/iam/roles']],
};
