import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedZone, sampleZone, zoneId } from '../../schemas/network-zone.ts';

export const activateNetworkZone = defineAction({
  name: 'activate_network_zone',
  title: 'Activate network zone',
  description:
    'Turns a network zone on. If its usage is BLOCKLIST, everybody in it is shut out at once, administrators too.',
  operation: 'activateNetworkZone',
  scopes: ['okta.networkZones.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'network zone', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ zoneId }).strict(),
  output: changedZone,
  sample: { input: { zoneId: sampleZone.id }, output: { ...sampleZone, status: 'ACTIVE', changed: true } },
  request: { method: 'POST', path: '/api/v1/zones/{zoneId}/lifecycle/activate' },
  execute: changeObjectState,
});
