import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ ...(await zoneIn(plain)), addresses: '203.0.113.7, 198.51.100.0/24' }),
    {
      changed: true,
      addressesBefore: ['192.0.2.7-192.0.2.7', '198.51.100.0/24'],
      addressesAfter: ['192.0.2.7-192.0.2.7', '198.51.100.0/24', '203.0.113.7-203.0.113.7'],
    },
  ],
  change(org) {
    const zone = org.zone();
    const path = `/api/v1/zones/${zone.id}`;
    const gateways = [...zone.gateways, { type: 'CIDR', value: '203.0.113.0/24' }];
    const proxies = [{ type: 'RANGE', value: '2001:db8::1-2001:db8::9' }];
    return [
      {
        input: { zoneId: zone.id, addresses: ['203.0.113.0/24'] },
        calls: [['PUT', path, { ...zone, gateways }]],
      },
      {
        input: { zoneId: zone.id, addresses: ['2001:db8::1-2001:db8::9'], list: 'proxies' },
        calls: [['PUT', path, { ...zone, gateways, proxies }]],
      },
    ];
  },
};
