import type { ListRow } from '../../differential/lists.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ search: 'status eq "STAGED"' }), { count: 2, hasMore: false }],
  list: () => [
    [{}, '/api/v1/users'],
    [{ search: 'profile.department sw "S"' }, at('/api/v1/users', { search: 'profile.department sw "S"' })],
    ...['asc', 'desc'].map((sortOrder): ListRow => {
      const query = { search: 'status pr', sortBy: 'profile.lastName', sortOrder };
      return [query, at('/api/v1/users', query)];
    }),
    [{ filter: 'status eq "ACTIVE"' }, at('/api/v1/users', { filter: 'status eq "ACTIVE"' })],
    [{ q: 'm' }, at('/api/v1/users', { q: 'm', limit: 200 })],
    [{ includeDeprovisioned: true }, at('/api/v1/users', { search: 'status pr' })],
    [{ fields: 'id,status' }, at('/api/v1/users', { fields: 'id,status' })],
  ],
};
