import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { relate } from './relationship.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      await relate(plain);
      return {};
    },
    {
      relationships: expect.arrayContaining([
        expect.objectContaining({ primary: expect.objectContaining({ name: 'mentor' }) }),
      ]),
    },
  ],
  prepare: relate,
  list: () => [[{}, '/api/v1/meta/schemas/user/linkedObjects']],
};
