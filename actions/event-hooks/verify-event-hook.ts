import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedEventHook, eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

export const verifyEventHook = defineAction({
  name: 'verify_event_hook',
  title: 'Verify event hook',
  description:
    'Has Okta ask the service of an event hook whether it wants the events. The service must return the value of the header X-Okta-Verification-Challenge within 3 seconds.',
  operation: 'verifyEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'event hook', from: ['ACTIVE', 'INACTIVE'] },
  input: z.object({ eventHookId }).strict(),
  output: changedEventHook,
  sample: {
    input: { eventHookId: sampleEventHook.id },
    output: { ...sampleEventHook, verificationStatus: 'VERIFIED', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/eventHooks/{eventHookId}/lifecycle/verify' },
  execute: changeObjectState,
});
