import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedZone, sampleZone, zoneId } from '../../schemas/network-zone.ts';

export const deactivateNetworkZone = defineAction({
  name: 'deactivate_network_zone',
  title: 'Deactivate network zone',
  description:
    'Turns a network zone off and keeps what is in it. A zone that blocks lets everybody in again. Most of the zones that come with the org cannot be deactivated.',
  operation: 'deactivateNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'network zone', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ zoneId }).strict(),
  output: changedZone,
  sample: { input: { zoneId: sampleZone.id }, output: { ...sampleZone, status: 'INACTIVE', changed: true } },
  request: { method: 'POST', path: '/api/v1/zones/{zoneId}/lifecycle/deactivate' },
  execute: changeObjectState,
});
