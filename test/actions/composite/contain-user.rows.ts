import type { Rows } from '../../rows.ts';
import { newGroupIn, newUser, newUserIn, newZoneIn } from './people.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ userId: await newUser(plain, 'contained') }),
    { statusBefore: 'ACTIVE', status: 'SUSPENDED' },
  ],
  async change(org) {
    const [plain, whole] = [await newUserIn(org, 'contained'), await newUserIn(org, 'contained.wholly')];
    const group = await newGroupIn(org, 'Quarantine');
    const zone = await newZoneIn(org, 'Contained');
    const gateways = [...zone.gateways, { type: 'CIDR', value: '203.0.113.0/24' }];
    const shutOut = (user: string): [string, string][] => [
      ['POST', `/api/v1/users/${user}/lifecycle/suspend`],
      ['DELETE', `/api/v1/users/${user}/sessions?oauthTokens=true&forgetDevices=true`],
    ];
    return [
      { input: { userId: plain }, calls: shutOut(plain) },
      {
        input: {
          userId: whole,
          resetFactors: true,
          groupId: group,
          zoneId: zone.id,
          addresses: ['203.0.113.0/24'],
        },
        calls: [
          ...shutOut(whole),
          ['POST', `/api/v1/users/${whole}/lifecycle/reset_factors`],
          ['PUT', `/api/v1/groups/${group}/users/${whole}`],
          ['PUT', `/api/v1/zones/${zone.id}`, { ...zone, gateways }],
        ],
        about: whole,
      },
    ];
  },
};
