import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { callOf } from '../../connector/core/request.ts';
import { holdsInAnyOrder, merged } from '../../connector/okta/steps/merge-json.ts';
import { settingsOf } from '../../connector/okta/steps/settings.ts';
import {
  changedAuthScheme,
  changedEventHook,
  eventHook,
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
  request: { method: 'PUT', path: '/api/v1/eventHooks/{eventHookId}', body: hookBody },
  check: ({ eventHookId: _, ...changes }) => ({
    name: Object.keys(changes).length === 0 && 'or another field to change is required',
  }),
  async execute({ okta, action, input, log }) {
    const { body: changes, ...call } = callOf(action.request, input);
    const { body: hook } = await okta.call({ ...call, method: 'GET', expect: eventHook });
    if (holdsInAnyOrder(hook, changes)) return { ...hook, changed: false };
    // The value of the auth header is in no reading, and Okta keeps it where it is left out.
    const { body } = await okta.call({ ...call, body: merged(settingsOf(hook), changes), expect: eventHook });
    if (hook.verificationStatus === 'VERIFIED' && body.verificationStatus !== 'VERIFIED') {
      log('The event hook receives nothing until it is verified again with verify_event_hook');
    }
    return { ...body, changed: true };
  },
});
