import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const ruleDeactivated = defineTrigger({
  name: 'rule_deactivated',
  title: 'Rule deactivated',
  description: 'Starts when a group rule or a rule of a policy is deactivated, by a person or by Okta.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'policy.rule.deactivate' }, { type: 'group.user_membership.rule.deactivated' }],
  },
  lift: { rule: { target: 'PolicyRule' }, policy: { target: 'PolicyEntity' } },
  input: z.object(startInput).strict(),
  output: eventWith('rule', 'policy'),
  sample: {
    input: {},
    output: sampleEvent('policy.rule.deactivate', 'Deactivate policy rule', 'rule', 'policy'),
  },
});
