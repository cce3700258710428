import { at } from '../../differential/plain.ts';
import type { ReadRow } from '../../differential/reads.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ name: 'Sales' }), { found: true }],
  read: () => [
    ...[{ name: 'sales' }, { name: 'Domain Laptops', type: 'APP_GROUP' }].map(
      (input): ReadRow => [
        input,
        async (org) => {
          const search = `profile.name eq "${input.name}"`;
          return { found: true, group: (await org.read(at('/api/v1/groups', { search })))[0] };
        },
      ],
    ),
    [{ name: 'Sales', type: 'APP_GROUP' }, async () => ({ found: false, group: null })],
  ],
};
