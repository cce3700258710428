import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const importStarted = defineTrigger({
  name: 'import_started',
  title: 'Import started',
  description: 'Starts when an import from an app or a directory starts.',
  scopes: ['okta.logs.read'],
  keywords: ['directory sync'],
  source: {
    kind: 'log',
    events: [{ type: 'system.import.start' }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: { input: {}, output: sampleEvent('system.import.start', 'Import started', 'app') },
});
