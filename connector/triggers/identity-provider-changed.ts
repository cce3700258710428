import { z } from 'zod/v3';
import { sampleEvent } from '../../schemas/event-parts.ts';
import { logEvent } from '../../schemas/log-event.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const identityProviderChanged = defineTrigger({
  name: 'identity_provider_changed',
  title: 'Identity provider changed',
  description: 'Starts when an identity provider is created, changed, activated, deactivated or deleted.',
  scopes: ['okta.logs.read'],
  keywords: ['IdP', 'federation'],
  source: {
    kind: 'log',
    events: [
      { type: 'system.idp.lifecycle.create' },
      { type: 'system.idp.lifecycle.update' },
      { type: 'system.idp.lifecycle.activate' },
      { type: 'system.idp.lifecycle.deactivate' },
      { type: 'system.idp.lifecycle.delete' },
    ],
  },
  input: z.object(startInput).strict(),
  output: logEvent,
  sample: { input: {}, output: sampleEvent('system.idp.lifecycle.create', 'Identity provider updated') },
});
