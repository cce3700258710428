import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { eventHook, eventHookId, sampleEventHook } from '../../schemas/event-hook.ts';

export const getEventHook = defineAction({
  name: 'get_event_hook',
  title: 'Get event hook',
  description: 'Gets an event hook by ID: which events it sends, where to, and whether it is verified.',
  operation: 'getEventHook',
  scopes: ['okta.eventHooks.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ eventHookId }).strict(),
  output: eventHook,
  sample: { input: { eventHookId: sampleEventHook.id }, output: sampleEventHook },
  request: { method: 'GET', path: '/api/v1/eventHooks/{eventHookId}' },
});
