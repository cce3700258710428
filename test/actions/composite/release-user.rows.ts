import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn, newZoneIn } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const userId = await newUser(plain, 'released');
      await plain.send('POST', `/api/v1/users/${userId}/lifecycle/suspend`);
      return { userId };
    },
    { statusBefore: 'SUSPENDED', status: 'ACTIVE' },
  ],
  async change(org) {
    const userId = await newUserIn(org, 'released');
    const groupId = await newGroupIn(org, 'Released');
    const zone = await newZoneIn(org, 'Released');
    const member = `/api/v1/groups/${groupId}/users/${userId}`;
    const [first, ...gateways] = zone.gateways;
    return [
      {
        input: { userId, groupId, zoneId: zone.id, addresses: [first.value] },
        before: [
          ['POST', `/api/v1/users/${userId}/lifecycle/suspend`],
          ['PUT', member],
        ],
        calls: [
          ['PUT', `/api/v1/zones/${zone.id}`, { ...zone, gateways }],
          ['DELETE', member],
          ['POST', `/api/v1/users/${userId}/lifecycle/unsuspend`],
        ],
        about: userId,
      },
    ];
  },
};
