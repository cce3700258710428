import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { mergeObject } from '../../connector/okta/steps/merge-object.ts';
import { setByOkta } from '../../connector/okta/steps/settings.ts';
import {
  changedAuthScheme,
  changedEventHook,
  eventHookId,
  hookBody,
  hookFields,
  sampleEventHook,
} from '../../schemas/event-hook.ts';

export const updateEventHook = defineAction({
  name: 'update_event_hook',
  title: 'Update event hook',
  description:
    'Changes the name, events, address or headers of an event hook. What is left out is kept, and a list that is given replaces the whole list. After a change of the address, the authentication or the headers, verify it again.',
  operation: 'replaceEventHook',
  scopes: ['okta.eventHooks.manage'],
  effect: 'update',
  idempotent: true,
  // The events, and the value of the header that proves who sends, go to whatever address it has.
  confirm: true,
  input: z
    .object({
      eventHookId,
      name: hookFields.name.optional(),
      events: hookFields.events.optional(),
      uri: hookFields.uri.optional(),
      authScheme: changedAuthScheme.optional(),
      description: hookFields.description.nullable().optional(),
      headers: hookFields.headers.optional(),
      filters: hookFields.filters.optional(),
    })
    .strict(),
  output: changedEventHook,
  sample: {
    input: {
      eventHookId: sampleEventHook.id,
      events: ['user.lifecycle.deactivate', 'user.lifecycle.suspend'],
    },
    output: {
      ...sampleEventHook,
      events: { ...sampleEventHook.events, items: ['user.lifecycle.deactivate', 'user.lifecycle.suspend'] },
      changed: true,
    },
  },
  // The value of the auth header is in no reading, and Okta keeps it where it is left out.
  request: {
    method: 'PUT',
    path: '/api/v1/eventHooks/{eventHookId}',
    body: hookBody,
    merge: { without: setByOkta, sets: true },
  },
  check: ({ eventHookId: _, ...changes }) => ({
    name: Object.keys(changes).length === 0 && 'or another field to change is required',
  }),
  async execute(context) {
    const hook = await mergeObject<z.output<typeof changedEventHook>>(context);
    if (hook.changed && hook.verificationStatus !== 'VERIFIED') {
      context.log('The event hook receives nothing until it is verified with verify_event_hook');
    }
    return hook;
  },
});
