import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const ruleActivated = defineTrigger({
  name: 'rule_activated',
  title: 'Rule activated',
  description: 'Starts when a group rule or a rule of a policy is activated.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'policy.rule.activate' }],
  },
  lift: { rule: { target: 'PolicyRule' }, policy: { target: 'PolicyEntity' } },
  input: z.object(startInput).strict(),
  output: eventWith('rule', 'policy'),
  sample: {
    input: {},
    output: sampleEvent('policy.rule.activate', 'Activate policy rule', 'rule', 'policy'),
  },
});
