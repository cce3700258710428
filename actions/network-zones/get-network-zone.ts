import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { networkZone, sampleZone, zoneId } from '../../schemas/network-zone.ts';

export const getNetworkZone = defineAction({
  name: 'get_network_zone',
  title: 'Get network zone',
  description: 'Gets a network zone by ID: what is in it and whether it blocks.',
  operation: 'getNetworkZone',
  scopes: ['okta.networkZones.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ zoneId }).strict(),
  output: networkZone,
  sample: { input: { zoneId: sampleZone.id }, output: sampleZone },
  request: { method: 'GET', path: '/api/v1/zones/{zoneId}' },
});
