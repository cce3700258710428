import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/realms';
const search = 'profile.name co "Branch 1"';

export const rows: Rows = {
  run: [() => ({}), { realms: [{ isDefault: true }] }],
  async prepare(org) {
    const names = Array.from({ length: 205 }, (_, number) => `Branch ${number}`);
    await Promise.all(names.map((name) => org.send('POST', path, { profile: { name } })));
  },
  list: () => [
    [{}, path],
    [{ search }, at(path, { search })],
    ...['asc', 'desc'].map((sortOrder): [Record<string, string>, string] => {
      const query = { search, sortBy: 'profile.name', sortOrder };
      return [query, at(path, query)];
    }),
  ],
};
