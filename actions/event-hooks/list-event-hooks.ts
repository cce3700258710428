import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { eventHook, sampleEventHook } from '../../schemas/event-hook.ts';
import { pageOf } from '../../schemas/page.ts';

export const listEventHooks = defineAction({
  name: 'list_event_hooks',
  title: 'List event hooks',
  description:
    'Lists the event hooks in the org, by which Okta tells other services what happens, all in one page.',
  operation: 'listEventHooks',
  scopes: ['okta.eventHooks.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['webhooks'],
  input: z.object({}).strict(),
  output: pageOf('eventHooks', eventHook),
  sample: {
    input: {},
    output: { eventHooks: [sampleEventHook], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/eventHooks', list: { items: 'eventHooks' } },
});
