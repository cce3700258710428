import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedEventHook, eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

export const deactivateEventHook = defineAction({
  name: 'deactivate_event_hook',
  title: 'Deactivate event hook',
  description:
    'Stops an event hook, so that the service receives no events. What happens in the meantime is not sent later.',
  operation: 'deactivateEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'event hook', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ eventHookId }).strict(),
  output: changedEventHook,
  sample: {
    input: { eventHookId: sampleEventHook.id },
    output: { ...sampleEventHook, status: 'INACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/eventHooks/{eventHookId}/lifecycle/deactivate' },
  execute: changeObjectState,
});
