import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appDeleted = defineTrigger({
  name: 'app_deleted',
  title: 'App deleted',
  description: 'Starts when an app is deleted.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'application.lifecycle.delete', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: { input: {}, output: sampleEvent('application.lifecycle.delete', 'Delete application', 'app') },
});
