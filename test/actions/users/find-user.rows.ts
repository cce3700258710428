import { at, type Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ userId: 'maria.dubois@example.com' }), { found: true }],
  read({ userInGroups: { id, profile } }) {
    const found = async (org: Plain) => ({ found: true, user: await org.read(`/api/v1/users/${id}`) });
    const listed = async (org: Plain, search: string) => (await org.read(at('/api/v1/users', { search })))[0];
    return [
      [{ userId: id }, found],
      [{ userId: profile.login }, found],
      [
        { userId: 'second.mail@example.com' },
        async (org) => ({
          found: true,
          user: await listed(org, 'profile.email eq "second.mail@example.com"'),
        }),
      ],
      [
        { userId: 'sales/ada@example.com' },
        async (org) => ({ found: true, user: await listed(org, 'profile.login eq "sales/ada@example.com"') }),
      ],
      [{ userId: 'nobody@example.com' }, async () => ({ found: false, user: null })],
    ];
  },
};
