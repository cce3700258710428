import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const policyChanged = defineTrigger({
  name: 'policy_changed',
  title: 'Policy changed',
  description: 'Starts when a policy is created, changed, activated, deactivated or deleted.',
  scopes: ['okta.logs.read'],
  keywords: ['sign-on policy', 'password policy'],
  source: {
    kind: 'log',
    events: [
      { type: 'policy.lifecycle.create' },
      { type: 'policy.lifecycle.update' },
      { type: 'policy.lifecycle.activate' },
      { type: 'policy.lifecycle.deactivate' },
      { type: 'policy.lifecycle.delete' },
    ],
  },
  lift: { policy: { target: 'PolicyEntity' }, changes: { target: 'PolicyEntity', part: 'changeDetails' } },
  input: z.object(startInput).strict(),
  output: eventWith('policy', 'changes'),
  sample: { input: {}, output: sampleEvent('policy.lifecycle.create', 'Update policy', 'policy', 'changes') },
});
