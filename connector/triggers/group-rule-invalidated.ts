import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupRuleInvalidated = defineTrigger({
  name: 'group_rule_invalidated',
  title: 'Group rule invalidated',
  description:
    'Starts when a group rule stops working, because a group of it was deleted or its expression fails.',
  scopes: ['okta.logs.read'],
  keywords: ['broken rule', 'rule error'],
  source: {
    kind: 'log',
    events: [{ type: 'group.user_membership.rule.invalidate' }, { type: 'group.user_membership.rule.error' }],
  },
  lift: { rule: { target: '*' } },
  input: z.object(startInput).strict(),
  output: eventWith('rule'),
  sample: {
    input: {},
    output: sampleEvent('group.user_membership.rule.invalidate', 'Invalidate group membership rule', 'rule'),
  },
});
