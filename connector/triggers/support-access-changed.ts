import { z } from 'zod/v3';
import { sampleEvent } from '../../schemas/event-parts.ts';
import { logEvent } from '../../schemas/log-event.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const supportAccessChanged = defineTrigger({
  name: 'support_access_changed',
  title: 'Support access changed',
  description: 'Starts when Okta Support gets access to the org, uses it or loses it.',
  scopes: ['okta.logs.read'],
  keywords: ['impersonation'],
  source: {
    kind: 'log',
    events: [
      { type: 'user.session.impersonation.grant' },
      { type: 'user.session.impersonation.initiate' },
      { type: 'user.session.impersonation.extend' },
      { type: 'user.session.impersonation.end' },
      { type: 'user.session.impersonation.revoke' },
    ],
  },
  input: z.object(startInput).strict(),
  output: logEvent,
  sample: {
    input: {},
    output: sampleEvent('user.session.impersonation.grant', 'Enable impersonation grant'),
  },
});
