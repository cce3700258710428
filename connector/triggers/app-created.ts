import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appCreated = defineTrigger({
  name: 'app_created',
  title: 'App created',
  description: 'Starts when an app is created.',
  scopes: ['okta.logs.read'],
  keywords: ['new application'],
  source: {
    kind: 'log',
    events: [{ type: 'application.lifecycle.create', results: ['SUCCESS'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(startInput).strict(),
  output: eventWith('app'),
  sample: { input: {}, output: sampleEvent('application.lifecycle.create', 'Create application', 'app') },
});
