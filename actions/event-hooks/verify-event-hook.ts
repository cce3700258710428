import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { callOf } from '../../connector/core/request.ts';
import { readBack } from '../../connector/okta/steps/object-state.ts';
import { changedEventHook, eventHook, eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

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
  input: z.object({ eventHookId }).strict(),
  output: changedEventHook,
  sample: {
    input: { eventHookId: sampleEventHook.id },
    output: { ...sampleEventHook, verificationStatus: 'VERIFIED', changed: false },
  },
  request: { method: 'POST', path: '/api/v1/eventHooks/{eventHookId}/lifecycle/verify' },
  // Okta asks the service again however often the event hook was verified before.
  async execute({ okta, action, input }) {
    const reading = {
      method: 'GET',
      path: '/api/v1/eventHooks/{eventHookId}',
      params: input,
      expect: eventHook,
    } as const;
    const { body: before } = await okta.call(reading);
    await okta.call(callOf(action.request, input));
    const { body: hook } = await readBack(okta.call(reading), 'event hook');
    return { ...hook, changed: hook.verificationStatus !== before.verificationStatus };
  },
});
