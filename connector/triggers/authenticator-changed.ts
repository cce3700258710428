import { z } from 'zod/v3';
import { sampleEvent } from '../../schemas/event-parts.ts';
import { logEvent } from '../../schemas/log-event.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const authenticatorChanged = defineTrigger({
  name: 'authenticator_changed',
  title: 'Authenticator changed',
  description: 'Starts when an authenticator of the org is created, changed, activated or deactivated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [
      { type: 'security.authenticator.lifecycle.create' },
      { type: 'security.authenticator.lifecycle.update' },
      { type: 'security.authenticator.lifecycle.activate' },
      { type: 'security.authenticator.lifecycle.deactivate' },
    ],
  },
  input: z.object(startInput).strict(),
  output: logEvent,
  sample: {
    input: {},
    output: sampleEvent('security.authenticator.lifecycle.create', 'Update authenticator'),
  },
});
