import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { networkZone, sampleZone } from '../../schemas/network-zone.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listNetworkZones = defineAction({
  name: 'list_network_zones',
  title: 'List network zones',
  description:
    'Lists the network zones in the org, which stand for places that people sign in from: addresses, countries or kinds of proxies.',
  operation: 'listNetworkZones',
  scopes: ['okta.networkZones.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['blocked IP addresses', 'IP blocklist'],
  input: z
    .object({
      filter: z
        .string()
        .optional()
        .describe(
          'A filter expression on usage, id or system, such as usage eq "BLOCKLIST" or system eq true.',
        ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('networkZones', networkZone),
  sample: {
    input: { filter: 'usage eq "BLOCKLIST"' },
    output: { networkZones: [sampleZone], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/zones',
    query: ['filter', 'limit', 'after'],
    list: { items: 'networkZones', pageSize: 200, identity: 'id' },
  },
});
