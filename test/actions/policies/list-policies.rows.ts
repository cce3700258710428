import type { ListRow } from '../../differential/lists.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const row = (query: Record<string, string>): ListRow => [query, at('/api/v1/policies', query)];

export const rows: Rows = {
  run: [() => ({ type: 'ACCESS_POLICY' }), { count: 3 }],
  list: () => [
    row({ type: 'PASSWORD' }),
    row({ type: 'PASSWORD', status: 'INACTIVE' }),
    row({ type: 'PASSWORD', q: 'password p' }),
    row({ type: 'ACCESS_POLICY', sortBy: 'name', expand: 'rules' }),
  ],
};
