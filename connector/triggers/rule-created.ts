import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const ruleCreated = defineTrigger({
  name: 'rule_created',
  title: 'Rule created',
  description:
    'Starts when a rule is created: a group rule, or a rule of a policy, which the log does not tell apart.',
  scopes: ['okta.logs.read'],
  keywords: ['group rule'],
  source: {
    kind: 'log',
    events: [{ type: 'policy.rule.add' }],
  },
  lift: { rule: { target: 'PolicyRule' }, policy: { target: 'PolicyEntity' } },
  input: z.object(startInput).strict(),
  output: eventWith('rule', 'policy'),
  sample: { input: {}, output: sampleEvent('policy.rule.add', 'Add policy rule', 'rule', 'policy') },
});
