import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedGroupRule, groupRuleId, sampleGroupRule } from '../../schemas/group-rule.ts';

export const deactivateGroupRule = defineAction({
  name: 'deactivate_group_rule',
  title: 'Deactivate group rule',
  description:
    'Stops a group rule. Users whom it added stay in their groups, and nobody is added or removed any more.',
  operation: 'deactivateGroupRule',
  scopes: ['okta.groups.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'group rule', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ groupRuleId }).strict(),
  output: changedGroupRule,
  sample: {
    input: { groupRuleId: sampleGroupRule.id },
    output: { ...sampleGroupRule, status: 'INACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/groups/rules/{groupRuleId}/lifecycle/deactivate' },
  execute: changeObjectState,
});
