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
    [
      { search: 'nobody', expand: 'groupIdToGroupNameMap' },
      at(path, { search: 'nobody', expand: 'groupIdToGroupNameMap' }),
    ],
  ],
};
