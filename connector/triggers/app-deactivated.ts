import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appDeactivated = defineTrigger({
  name: 'app_deactivated',
  title: 'App deactivated',
  description: 'Starts when an app is deactivated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'application.lifecycle.deactivate', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: {
    input: {},
    output: sampleEvent('application.lifecycle.deactivate', 'Deactivate application', 'app'),
  },
});
