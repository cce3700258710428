import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { changedGroupRule, groupRuleId, sampleGroupRule } from '../../schemas/group-rule.ts';

export const activateGroupRule = defineAction({
  name: 'activate_group_rule',
  title: 'Activate group rule',
  description:
    'Activates a group rule. Okta then adds all users who match to the groups, which takes seconds to minutes.',
  operation: 'activateGroupRule',
  scopes: ['okta.groups.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'group rule', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ groupRuleId }).strict(),
  output: changedGroupRule,
  sample: {
    input: { groupRuleId: sampleGroupRule.id },
    output: { ...sampleGroupRule, status: 'ACTIVE', changed: true },
  },
  request: { method: 'POST', path: '/api/v1/groups/rules/{groupRuleId}/lifecycle/activate' },
  execute: changeObjectState,
});
