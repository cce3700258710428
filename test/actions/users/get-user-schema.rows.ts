import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { definitions: { base: { properties: { login: expect.any(Object) } } } }],
  read({ userTypeId }) {
    const schemaId = userTypeId.replace('oty', 'osc');
    return [
      [{}, (org) => org.read('/api/v1/meta/schemas/user/default')],
      [{ userTypeId }, (org) => org.read(`/api/v1/meta/schemas/user/${schemaId}`)],
    ];
  },
};
