import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appChanged = defineTrigger({
  name: 'app_changed',
  title: 'App changed',
  description: 'Starts when the settings of an app are changed.',
  scopes: ['okta.logs.read'],
  keywords: ['application updated'],
  source: {
    kind: 'log',
    events: [{ type: 'application.lifecycle.update', results: ['SUCCESS'] }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' }, changes: { target: 'AppInstance', part: 'changeDetails' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app', 'changes'),
  sample: {
    input: {},
    output: sampleEvent('application.lifecycle.update', 'Update application', 'app', 'changes'),
  },
});
