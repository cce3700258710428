import { ruleOf } from '../../differential/facts.ts';
import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/groups/rules';

export const rows: Rows = {
  run: [() => ({ search: 'engineers' }), { count: 1 }],
  async prepare(org) {
    const [group] = await org.read(at('/api/v1/groups', { q: 'Sales' }));
    const names = Array.from({ length: 205 }, (_, number) => `Spare ${number}`);
    await Promise.all(names.map((name) => org.send('POST', path, ruleOf(name, group.id))));
  },
  list: () => [
    [{}, path],
    [{ search: 'spare 1' }, at(path, { search: 'spare 1' })],
  ],
  // Okta's own links lose what is to be added, so that a plain list with it has one page only.
  read() {
    const query = { search: 'nobody', expand: 'groupIdToGroupNameMap' };
    return [
      [
        query,
        async (org) => {
          const groupRules = await org.read(at(path, query));
          return { groupRules, count: groupRules.length, nextCursor: null, hasMore: false };
        },
      ],
    ];
  },
};
