import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofApp } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const importBlocked = defineTrigger({
  name: 'import_blocked',
  title: 'Import blocked',
  description: 'Starts when Okta stops an import, because it would unassign too many users.',
  scopes: ['okta.logs.read'],
  keywords: ['safeguard'],
  source: {
    kind: 'log',
    events: [{ type: 'system.import.roadblock' }],
    where: [{ input: 'appId', fields: ['target.id'] }],
  },
  lift: { app: { target: 'AppInstance' } },
  input: z.object(ofApp).strict(),
  output: eventWith('app'),
  sample: { input: {}, output: sampleEvent('system.import.roadblock', 'Import roadblock triggered', 'app') },
});
