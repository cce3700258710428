import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group }), { profile: { name: expect.stringContaining('Nobody yet') } }],
  read(facts) {
    const { id } = facts.group('Sales');
    return [[{ groupId: id }, (org) => org.read(`/api/v1/groups/${id}`)]];
  },
};
