import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { definitions: { base: { properties: { name: expect.any(Object) } } } }],
  read: () => [[{}, (org) => org.read('/api/v1/meta/schemas/group/default')]],
};
