import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const ruleDeleted = defineTrigger({
  name: 'rule_deleted',
  title: 'Rule deleted',
  description: 'Starts when a group rule or a rule of a policy is deleted.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'policy.rule.delete' }],
  },
  lift: { rule: { target: 'PolicyRule' }, policy: { target: 'PolicyEntity' } },
  input: z.object(startInput).strict(),
  output: eventWith('rule', 'policy'),
  sample: { input: {}, output: sampleEvent('policy.rule.delete', 'Delete policy rule', 'rule', 'policy') },
});
