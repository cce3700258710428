import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    () => ({ conditions: [{ attribute: 'status', operator: 'eq', value: 'DEPROVISIONED' }] }),
    { count: 2 },
  ],
  list: () => {
    const conditions = [
      { attribute: 'profile.lastName', operator: 'gt', value: 'm' },
      { attribute: 'status', operator: 'eq', value: 'ACTIVE' },
    ];
    const both = 'profile.lastName gt "m" and status eq "ACTIVE"';
    const either = 'profile.lastName gt "m" or status eq "ACTIVE"';
    const sorted = { sortBy: 'profile.firstName', sortOrder: 'desc' };
    return [
      [{ conditions }, at('/api/v1/users', { search: both })],
      [{ conditions, match: 'any' }, at('/api/v1/users', { search: either })],
      [{ conditions, match: 'any', ...sorted }, at('/api/v1/users', { search: either, ...sorted })],
    ];
  },
};
