import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateZone } from '../../connector/okta/steps/network-zone.ts';
import {
  changedZone,
  sampleZone,
  zoneBody,
  zoneFields,
  zoneId,
  zoneName,
  zoneTypes,
  zoneUsage,
} from '../../schemas/network-zone.ts';

export const updateNetworkZone = defineAction({
  name: 'update_network_zone',
  title: 'Update network zone',
  description:
    'Changes the name, usage or content of a network zone. What is left out is kept, and a list that is given replaces the whole list. A zone with the usage BLOCKLIST shuts out everybody in it, administrators too.',
  operation: 'replaceNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  input: z
    .object({
      zoneId,
      name: zoneName.optional(),
      usage: zoneUsage
        .optional()
        .describe('BLOCKLIST blocks every request from the zone. POLICY leaves it to policies.'),
      type: z
        .enum(zoneTypes)
        .optional()
        .describe('The type that the zone has, to change what is in it. The type itself cannot be changed.'),
      ...zoneFields,
    })
    .strict(),
  output: changedZone,
  sample: {
    input: { zoneId: sampleZone.id, type: 'IP', gateways: ['198.51.100.0/24'] },
    output: {
      ...sampleZone,
      gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
      changed: true,
    },
  },
  request: { method: 'PUT', path: '/api/v1/zones/{zoneId}', body: zoneBody },
  check: ({ zoneId: _, type: __, ...changes }) => ({
    name: Object.keys(changes).length === 0 && 'or another field to change is required',
  }),
  execute: updateZone,
});
