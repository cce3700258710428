import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const ruleChanged = defineTrigger({
  name: 'rule_changed',
  title: 'Rule changed',
  description: 'Starts when a group rule or a rule of a policy is changed.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'policy.rule.update' }],
  },
  lift: {
    rule: { target: 'PolicyRule' },
    policy: { target: 'PolicyEntity' },
    changes: { target: 'PolicyRule', part: 'changeDetails' },
  },
  input: z.object(startInput).strict(),
  output: eventWith('rule', 'policy', 'changes'),
  sample: {
    input: {},
    output: sampleEvent('policy.rule.update', 'Update policy rule', 'rule', 'policy', 'changes'),
  },
});
