import type { Rows } from '../../rows.ts';

const post = (body: object): [string, string, object] => ['POST', '/api/v1/zones', body];

export const rows: Rows = {
  run: [() => ({ type: 'IP', name: 'Home', gateways: ['192.0.2.7'] }), { status: 'ACTIVE', usage: 'POLICY' }],
  change: () => [
    {
      input: {
        type: 'IP',
        name: 'Attackers',
        usage: 'BLOCKLIST',
        gateways: ['192.0.2.7', '2001:db8::/32', '192.0.2.1 - 192.0.2.5'],
        proxies: ['198.51.100.7'],
      },
      calls: [
        post({
          type: 'IP',
          name: 'Attackers',
          usage: 'BLOCKLIST',
          gateways: [
            { type: 'RANGE', value: '192.0.2.7' },
            { type: 'CIDR', value: '2001:db8::/32' },
            { type: 'RANGE', value: '192.0.2.1-192.0.2.5' },
          ],
          proxies: [{ type: 'RANGE', value: '198.51.100.7-198.51.100.7' }],
        }),
      ],
    },
    {
      input: {
        type: 'DYNAMIC',
        name: 'Overseas',
        locations: ['us-ca', 'BR'],
        asns: ['AS15169'],
        proxyType: 'Tor',
      },
      calls: [
        post({
          type: 'DYNAMIC',
          name: 'Overseas',
          locations: [
            { country: 'US', region: 'US-CA' },
            { country: 'BR', region: null },
          ],
          asns: ['15169'],
          proxyType: 'Tor',
        }),
      ],
    },
    {
      input: {
        type: 'DYNAMIC_V2',
        name: 'Anonymizers',
        locationsInclude: ['US'],
        locationsExclude: ['US-CA'],
        asnsInclude: ['1'],
        asnsExclude: ['2'],
        ipServiceCategoriesInclude: ['ALL_ANONYMIZERS'],
        ipServiceCategoriesExclude: ['NORD_VPN', 'GOOGLE_VPN'],
      },
      calls: [
        post({
          type: 'DYNAMIC_V2',
          name: 'Anonymizers',
          locations: {
            include: [{ country: 'US', region: null }],
            exclude: [{ country: 'US', region: 'US-CA' }],
          },
          asns: { include: ['1'], exclude: ['2'] },
          ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: ['NORD_VPN', 'GOOGLE_VPN'] },
        }),
      ],
    },
    { input: { type: 'IP', name: 'legacyipzone', gateways: ['192.0.2.7'] }, calls: [post({ type: 'IP' })] },
  ],
};
