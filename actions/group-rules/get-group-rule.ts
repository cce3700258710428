import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { expandGroupNames, groupRule, groupRuleId, sampleGroupRule } from '../../schemas/group-rule.ts';

export const getGroupRule = defineAction({
  name: 'get_group_rule',
  title: 'Get group rule',
  description: 'Gets one group rule by ID, with its status, its expression and its groups.',
  operation: 'getGroupRule',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ groupRuleId, expand: expandGroupNames }).strict(),
  output: groupRule,
  sample: { input: { groupRuleId: sampleGroupRule.id }, output: sampleGroupRule },
  request: { method: 'GET', path: '/api/v1/groups/rules/{groupRuleId}', query: ['expand'] },
});
