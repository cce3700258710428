import type { ListRow } from '../../differential/lists.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ search: 'profile.name sw "Eng"' }), { count: 1 }],
  list: () => [
    [{}, '/api/v1/groups?limit=100'],
    [
      { search: 'profile.name sw "Project 1"' },
      at('/api/v1/groups', { search: 'profile.name sw "Project 1"' }),
    ],
    ...['asc', 'desc'].map((sortOrder): ListRow => {
      const query = { search: 'id pr', sortBy: 'profile.name', sortOrder };
      return [query, at('/api/v1/groups', query)];
    }),
    [{ filter: 'type eq "OKTA_GROUP"' }, at('/api/v1/groups', { filter: 'type eq "OKTA_GROUP"' })],
    [{ q: 'Project 1' }, at('/api/v1/groups', { q: 'Project 1', limit: 300 })],
    [{ expand: 'stats' }, at('/api/v1/groups', { expand: 'stats', limit: 100 })],
  ],
};
