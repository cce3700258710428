import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { eventHook, hookBody, hookFields, newAuthScheme, sampleEventHook } from '../../schemas/event-hook.ts';

export const createEventHook = defineAction({
  name: 'create_event_hook',
  title: 'Create event hook',
  description:
    'Creates an event hook, by which Okta tells another service what happens. It receives nothing until it is verified.',
  operation: 'createEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'create',
  // Two event hooks may have the same name and address, so that Okta creates another one.
  idempotent: false,
  // Once verified, the service learns who signs in and who changes what.
  confirm: true,
  keywords: ['create webhook', 'subscribe to events'],
  input: z
    .object({
      name: hookFields.name,
      events: hookFields.events,
      uri: hookFields.uri,
      authScheme: newAuthScheme.optional(),
      description: hookFields.description.optional(),
      headers: hookFields.headers.optional(),
      filters: hookFields.filters.optional(),
    })
    .strict(),
  output: eventHook,
  sample: {
    input: {
      name: 'Leavers',
      events: ['user.lifecycle.deactivate'],
      uri: 'https://tickets.example.com/okta',
      authScheme: { value: 'Bearer 5Hhh-example-of-a-secret' },
    },
    output: sampleEventHook,
  },
  request: {
    method: 'POST',
    path: '/api/v1/eventHooks',
    body: hookBody,
    // There is one kind of each so far, and Okta wants to hear it.
    fixed: { body: { events: { type: 'EVENT_TYPE' }, channel: { type: 'HTTP', version: '1.0.0' } } },
  },
});
