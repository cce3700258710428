import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { callOf } from '../../connector/core/request.ts';
import { createOnce } from '../../connector/okta/steps/create-once.ts';
import { findZoneByName } from '../../connector/okta/steps/network-zone.ts';
import {
  isEmpty,
  networkZone,
  sampleZone,
  zoneBody,
  zoneFields,
  zoneName,
  zoneTypes,
  zoneUsage,
} from '../../schemas/network-zone.ts';

export const createNetworkZone = defineAction({
  name: 'create_network_zone',
  title: 'Create network zone',
  description:
    'Creates a network zone, which is active at once. A zone with the usage BLOCKLIST shuts out everybody in it, administrators too.',
  operation: 'createNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'create',
  idempotent: false,
  // It blocks, or rules that speak of all zones take it in.
  confirm: true,
  input: z
    .object({
      type: z
        .enum(zoneTypes)
        .describe(
          'IP for addresses; DYNAMIC for locations, autonomous systems or anonymizers; DYNAMIC_V2 (enhanced) to include and exclude them, and for named proxies and VPNs.',
        ),
      name: zoneName,
      usage: zoneUsage
        .optional()
        .describe(
          'BLOCKLIST blocks every request from the zone. POLICY, the default, does nothing by itself: policies refer to the zone.',
        ),
      ...zoneFields,
    })
    .strict(),
  output: networkZone,
  sample: {
    input: {
      type: 'IP',
      name: 'Blocked addresses',
      usage: 'BLOCKLIST',
      gateways: ['198.51.100.0/24', '192.0.2.7'],
    },
    output: sampleZone,
  },
  request: { method: 'POST', path: '/api/v1/zones', body: zoneBody },
  check: ({ type, name: _, usage: __, ...content }) => {
    const isMissing = isEmpty(content);
    return {
      gateways: type === 'IP' && isMissing && 'or "Proxies" is required',
      locations: type === 'DYNAMIC' && isMissing && 'or "ASNs" or "Proxy type" is required',
      locationsInclude: type === 'DYNAMIC_V2' && isMissing && 'or one of the other lists is required',
    };
  },
  execute: ({ okta, action, input }) =>
    createOnce(
      okta,
      { ...callOf(action.request, input), expect: networkZone },
      { find: () => findZoneByName(okta, input.name), eventType: 'zone.create' },
    ),
});
