import type { ChangeRow } from '../../differential/changes.ts';
import type { Body } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

const row = (zone: Body, input: object, changes: object): ChangeRow => ({
  input: { zoneId: zone.id, ...input },
  calls: [['PUT', `/api/v1/zones/${zone.id}`, { ...zone, ...changes }]],
});

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ ...(await zoneIn(plain)), usage: 'BLOCKLIST' }),
    { usage: 'BLOCKLIST', changed: true },
  ],
  change(org) {
    const [office, abroad, anonymous] = [org.zone(), org.zone('DYNAMIC'), org.zone('DYNAMIC_V2')];
    const renamed = { ...office, name: 'Head office', usage: 'BLOCKLIST' };
    return [
      row(office, { name: 'Head office', usage: 'BLOCKLIST' }, renamed),
      row(
        renamed,
        { type: 'IP', gateways: ['192.0.2.9'], proxies: ['198.51.100.7'] },
        {
          gateways: [{ type: 'RANGE', value: '192.0.2.9-192.0.2.9' }],
          proxies: [{ type: 'RANGE', value: '198.51.100.7-198.51.100.7' }],
        },
      ),
      row(
        abroad,
        { type: 'DYNAMIC', locations: ['ES'], asns: ['1', '2'], proxyType: 'Any' },
        { locations: [{ country: 'ES', region: null }], asns: ['1', '2'], proxyType: 'Any' },
      ),
      row(
        anonymous,
        {
          type: 'DYNAMIC_V2',
          locationsInclude: ['US'],
          locationsExclude: ['US-CA'],
          asnsExclude: ['2'],
          ipServiceCategoriesInclude: ['ALL_PROXIES_VPNS'],
        },
        {
          locations: {
            include: [{ country: 'US', region: null }],
            exclude: [{ country: 'US', region: 'US-CA' }],
          },
          asns: { include: ['15169'], exclude: ['2'] },
          ipServiceCategories: { include: ['ALL_PROXIES_VPNS'], exclude: [] },
        },
      ),
      row(
        { id: 'nzoNobody' },
        { type: 'DYNAMIC_V2', asnsInclude: ['1'], ipServiceCategoriesExclude: ['NORD_VPN'] },
        { type: 'DYNAMIC_V2' },
      ),
    ];
  },
};
