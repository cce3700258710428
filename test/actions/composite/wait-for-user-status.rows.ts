import type { Plain } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import { newUser } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain, 'awaited'), status: 'ACTIVE' }),
    { reached: true },
  ],
  read(facts) {
    const { id } = facts.userInGroups;
    const user = (org: Plain) => org.read(`/api/v1/users/${id}`);
    return [
      [
        { userId: id, status: 'ACTIVE', seconds: 1 },
        async (org) => ({ ...(await user(org)), reached: true }),
      ],
      [
        { userId: id, status: 'SUSPENDED', seconds: 1 },
        async (org) => ({ ...(await user(org)), reached: false }),
      ],
    ];
  },
};
