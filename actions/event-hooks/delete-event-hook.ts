import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

export const deleteEventHook = defineAction({
  name: 'delete_event_hook',
  title: 'Delete event hook',
  description: 'Permanently deletes an event hook that is inactive.',
  operation: 'deleteEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'delete',
  idempotent: true,
  states: { of: 'event hook', from: ['INACTIVE'] },
  input: z.object({ eventHookId }).strict(),
  output: z.object({
    eventHookId: z.string().describe('The event hook ID from the input.'),
    deleted: z.boolean().describe('Always true: the event hook no longer exists.'),
  }),
  sample: {
    input: { eventHookId: sampleEventHook.id },
    output: { eventHookId: sampleEventHook.id, deleted: true },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/eventHooks/{eventHookId}',
    gives: { eventHookId: 'eventHookId', deleted: true },
  },
  execute: deleteObject,
});
