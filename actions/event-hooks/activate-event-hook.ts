import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedEventHook, eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

export const activateEventHook = defineAction({
  name: 'activate_event_hook',
  title: 'Activate event hook',
  description:
    'Lets an event hook that was deactivated send events again, if it is verified. An org can have at most 25 active event hooks.',
  operation: 'activateEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'event hook', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ eventHookId }).strict(),
  output: changedEventHook,
  sample: {
    input: { eventHookId: sampleEventHook.id },
    output: { ...sampleEventHook, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/eventHooks/{eventHookId}/lifecycle/activate' },
  execute: changeObjectState,
});
