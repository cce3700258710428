import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appKeyAdded = defineTrigger({
  name: 'app_key_added',
  title: 'App key added',
  description: 'Starts when a key or a secret is added to an app, or one is activated.',
  scopes: ['okta.logs.read'],
  keywords: ['client secret', 'JWK', 'credential'],
  source: {
    kind: 'log',
    events: [
      { type: 'app.oauth2.credentials.lifecycle.create' },
      { type: 'app.oauth2.credentials.lifecycle.activate' },
    ],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: {
    input: {},
    output: sampleEvent('app.oauth2.credentials.lifecycle.create', 'Create client credential', 'app'),
  },
});
