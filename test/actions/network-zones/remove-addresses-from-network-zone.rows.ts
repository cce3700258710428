import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ ...(await zoneIn(plain)), addresses: ['192.0.2.7/32', '198.51.100.9'] }),
    { changed: true, addressesAfter: ['198.51.100.0/24'], coveredBy: ['198.51.100.0/24'] },
  ],
  change(org) {
    const zone = org.zone();
    const path = `/api/v1/zones/${zone.id}`;
    const proxies = [{ type: 'RANGE', value: '203.0.113.1-203.0.113.9' }];
    const gateways = zone.gateways.slice(0, 1);
    return [
      {
        input: { zoneId: zone.id, addresses: ['198.51.100.0/24'] },
        calls: [['PUT', path, { ...zone, gateways }]],
      },
      {
        before: [['PUT', path, { ...zone, gateways, proxies }]],
        input: { zoneId: zone.id, addresses: ['203.0.113.1-203.0.113.9'], list: 'proxies' },
        calls: [['PUT', path, { ...zone, gateways, proxies: [] }]],
      },
    ];
  },
};
