import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { sampleZone, zoneId } from '../../schemas/network-zone.ts';

export const deleteNetworkZone = defineAction({
  name: 'delete_network_zone',
  title: 'Delete network zone',
  description:
    'Permanently deletes a network zone that is inactive. A zone that a policy uses, or that comes with the org, cannot be deleted.',
  operation: 'deleteNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'delete',
  idempotent: true,
  states: { of: 'network zone', from: ['INACTIVE'] },
  input: z.object({ zoneId }).strict(),
  output: z.object({
    zoneId: z.string().describe('The network zone ID from the input.'),
    deleted: z.boolean().describe('Always true: the zone no longer exists.'),
  }),
  sample: { input: { zoneId: sampleZone.id }, output: { zoneId: sampleZone.id, deleted: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/zones/{zoneId}',
    gives: { zoneId: 'zoneId', deleted: true },
  },
  execute: deleteObject,
});
