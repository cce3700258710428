import { z } from 'zod/v3';
import { field, type ShowWhen } from './field.ts';
import { ipRange } from './ip-range.ts';
import { id, oneLine } from './text.ts';

export const zoneId = field(id, { title: 'Network zone ID', pickList: 'network_zones' }).describe(
  'The ID of the network zone (nzo...).',
);

export const zoneTypes = ['IP', 'DYNAMIC', 'DYNAMIC_V2'] as const;

export const zoneName = oneLine(z.string().min(1).max(128)).describe(
  'Name of the zone, up to 128 characters. It must be unique in the org.',
);

export const zoneUsage = z.enum(['POLICY', 'BLOCKLIST']);

const addressText = z
  .string()
  .refine(
    (typed) => ipRange(typed) !== undefined,
    'must be an IP address, a network such as 203.0.113.0/24 or a range such as 203.0.113.1-203.0.113.9',
  )
  .transform((typed) => {
    if (typed.includes('/')) return { type: 'CIDR', value: typed };
    const [start = '', end = start] = typed.split('-').map((part) => part.trim());
    return { type: 'RANGE', value: `${start}-${end}` };
  });

/** An address as people write it, or as Okta gives it back, in the form in which Okta keeps it: one address is a range. */
export const zoneAddress = z.preprocess(
  (given) => (typeof given === 'object' && given !== null && 'value' in given ? given.value : given),
  addressText,
);

const place = z
  .string()
  .regex(/^[A-Za-z]{2}(?:-[A-Za-z\d]{1,3})?$/, 'must be a country such as US or a region such as US-CA')
  .transform((typed) => {
    const region = typed.toUpperCase();
    return { country: region.slice(0, 2), region: region.length > 2 ? region : null };
  });

const asn = z
  .string()
  .regex(/^(?:AS)?\d{1,10}$/i, 'must be the number of an autonomous system, such as 15169')
  .transform((typed) => typed.replace(/^AS/i, ''));

const service = z.string().regex(/^[A-Z\d_]+$/, 'must be a category such as ALL_ANONYMIZERS');

const list = <T extends z.ZodTypeAny>(item: T, title: string, type: string, words = true) =>
  field(z.array(item).max(75).optional(), { title, words, showWhen: { field: 'type', is: [type] } });

const onlyIp: ShowWhen = { field: 'type', is: ['IP'] };

/** The fields that make a zone of each type. Those of the enhanced dynamic type are two lists where the dynamic type has one. */
export const zoneFields = {
  gateways: field(z.array(zoneAddress).max(5000).optional(), { words: false, showWhen: onlyIp }).describe(
    'The addresses that make up the zone: IP addresses, networks (203.0.113.0/24) or ranges (203.0.113.1-203.0.113.9). At most 150, or 1,000 in a zone that blocks.',
  ),
  proxies: field(z.array(zoneAddress).max(5000).optional(), { words: false, showWhen: onlyIp }).describe(
    'The addresses of proxies that Okta trusts to say where a request comes from. Written like gateways, at most 150.',
  ),
  locations: list(place, 'Locations', 'DYNAMIC').describe(
    'Countries and regions by their ISO codes, such as US or US-CA.',
  ),
  asns: list(asn, 'ASNs', 'DYNAMIC').describe('Numbers of autonomous systems (ASN), such as 15169.'),
  proxyType: field(z.enum(['Any', 'Tor', 'NotTorAnonymizer']).optional(), {
    showWhen: { field: 'type', is: ['DYNAMIC'] },
  }).describe(
    'The requests that come through an anonymizing proxy: Any, only Tor, or NotTorAnonymizer for all but Tor.',
  ),
  locationsInclude: list(place, 'Locations to include', 'DYNAMIC_V2').describe(
    'Countries and regions in the zone, by their ISO codes, such as US or US-CA.',
  ),
  locationsExclude: list(place, 'Locations to exclude', 'DYNAMIC_V2').describe(
    'Countries and regions that are not in the zone.',
  ),
  asnsInclude: list(asn, 'ASNs to include', 'DYNAMIC_V2').describe(
    'Numbers of autonomous systems (ASN) in the zone, such as 15169.',
  ),
  asnsExclude: list(asn, 'ASNs to exclude', 'DYNAMIC_V2').describe(
    'Numbers of autonomous systems that are not in the zone.',
  ),
  ipServiceCategoriesInclude: list(service, 'IP services to include', 'DYNAMIC_V2').describe(
    'Proxies and VPNs in the zone, such as ALL_ANONYMIZERS, ALL_PROXIES_VPNS, ANONYMIZER_TOR or NORD_VPN.',
  ),
  ipServiceCategoriesExclude: list(service, 'IP services to exclude', 'DYNAMIC_V2').describe(
    'Proxies and VPNs that are not in the zone, such as GOOGLE_VPN.',
  ),
};

/** True of nothing, of an empty list, and of an object that holds only such. */
export const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).every(isEmpty) : !value;

/** True of a dynamic zone that nothing narrows: it is everywhere, and as a blocklist it would shut out everybody. */
export const isEverywhere = (zone: Partial<NetworkZone>): boolean =>
  String(zone.type).startsWith('DYNAMIC') &&
  isEmpty([zone.locations, zone.asns, zone.proxyType, zone.ipServiceCategories]);

/** The place of each field in the body. */
export const zoneBody = {
  type: 'type',
  name: 'name',
  usage: 'usage',
  gateways: 'gateways',
  proxies: 'proxies',
  locations: 'locations',
  asns: 'asns',
  proxyType: 'proxyType',
  'locations.include': 'locationsInclude',
  'locations.exclude': 'locationsExclude',
  'asns.include': 'asnsInclude',
  'asns.exclude': 'asnsExclude',
  'ipServiceCategories.include': 'ipServiceCategoriesInclude',
  'ipServiceCategories.exclude': 'ipServiceCategoriesExclude',
} as const;

const addresses = z
  .array(
    z
      .object({
        type: z.string().optional().describe('CIDR for a network, RANGE for a range or one address.'),
        value: z.string().optional().describe('The network, or the first and the last address.'),
      })
      .passthrough(),
  )
  .nullable()
  .optional();

const listOr = (item: z.ZodTypeAny) =>
  z
    .union([
      z.array(item),
      z.object({ include: z.array(item).optional(), exclude: z.array(item).optional() }).passthrough(),
    ])
    .nullable()
    .optional();

/** A network zone as Okta sends it. Source: GET /api/v1/zones/{zoneId}. */
export const networkZone = z
  .object({
    id: field(z.string(), { title: 'Network zone ID' }).describe('Permanent ID of the zone.'),
    type: z
      .string()
      .optional()
      .describe(
        'IP (addresses), DYNAMIC (locations, networks or anonymizers) or DYNAMIC_V2 (enhanced dynamic).',
      ),
    name: z.string().optional().describe('Name of the zone.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE. A zone that is inactive has no effect.'),
    usage: z
      .string()
      .optional()
      .describe(
        'POLICY if policies refer to the zone, BLOCKLIST if Okta blocks everything that comes from it.',
      ),
    system: z.boolean().optional().describe('Whether the zone is one that every org has from Okta.'),
    created: z.string().optional().describe('When the zone was created.'),
    lastUpdated: z.string().optional().describe('When the zone last changed.'),
    gateways: addresses.describe('The addresses that make up an IP zone.'),
    proxies: addresses.describe('The proxies that Okta trusts to say where a request comes from.'),
    locations: listOr(z.object({}).passthrough()).describe(
      'The countries and regions: a list in a DYNAMIC zone, two lists (include, exclude) in a DYNAMIC_V2 zone.',
    ),
    asns: field(listOr(z.string()), { title: 'ASNs' }).describe(
      'The numbers of autonomous systems: a list in a DYNAMIC zone, two lists in a DYNAMIC_V2 zone.',
    ),
    proxyType: z
      .string()
      .nullable()
      .optional()
      .describe('Any, Tor or NotTorAnonymizer, if a DYNAMIC zone is about anonymizing proxies.'),
    ipServiceCategories: field(
      z
        .object({
          include: z.array(z.string()).optional().describe('Those in the zone.'),
          exclude: z.array(z.string()).optional().describe('Those that are not in the zone.'),
        })
        .passthrough()
        .nullable()
        .optional(),
      { title: 'IP service categories' },
    ).describe('Proxies and VPNs in a DYNAMIC_V2 zone.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to what Okta allows next.',
    ),
  })
  .passthrough();
export type NetworkZone = z.infer<typeof networkZone>;

/** The output of a change of a zone that may have been as wanted before. */
export const changedZone = networkZone.extend({
  changed: z.boolean().describe('True if Okta made the change. False if the zone was as wanted before.'),
});

/** A network zone with every field that Okta can send, for samples. No zone has those of all types. */
export const sampleZone = {
  id: 'nzowc1U5Jh5xuAK0o0g3',
  type: 'IP',
  name: 'Blocked addresses',
  status: 'ACTIVE',
  usage: 'BLOCKLIST',
  system: false,
  created: '2025-05-14T08:49:16.000Z',
  lastUpdated: '2026-02-18T07:55:00.000Z',
  gateways: [
    { type: 'CIDR', value: '198.51.100.0/24' },
    { type: 'RANGE', value: '192.0.2.7-192.0.2.7' },
  ],
  proxies: [{ type: 'RANGE', value: '192.0.2.20-192.0.2.29' }],
  locations: null,
  asns: null,
  proxyType: null,
  ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: ['GOOGLE_VPN'] },
  _links: {
    deactivate: { href: 'https://acme.okta.com/api/v1/zones/nzowc1U5Jh5xuAK0o0g3/lifecycle/deactivate' },
  },
} satisfies z.input<typeof networkZone>;

/** The input of a change of the addresses of a zone. */
export const addressInput = {
  zoneId,
  addresses: field(z.array(zoneAddress).min(1).max(1000), { words: false }).describe(
    'IP addresses, networks (203.0.113.0/24) or ranges (203.0.113.1-203.0.113.9).',
  ),
  list: z
    .enum(['gateways', 'proxies'])
    .default('gateways')
    .describe(
      'gateways for the addresses that people come from, which are those that a blocklist blocks; proxies for proxies that Okta trusts to say where a request comes from.',
    ),
};

/** The output of a change of the addresses of a zone. */
export const zoneWithAddresses = changedZone.extend({
  addressesBefore: z
    .array(z.string())
    .describe('The addresses in the list before, as Okta writes them: one address is a range.'),
  addressesAfter: z
    .array(z.string())
    .describe('The addresses in the list when it was read again afterwards.'),
});
