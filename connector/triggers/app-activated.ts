import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appActivated = defineTrigger({
  name: 'app_activated',
  title: 'App activated',
  description: 'Starts when an app is activated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'application.lifecycle.activate', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: { input: {}, output: sampleEvent('application.lifecycle.activate', 'Activate application', 'app') },
});
