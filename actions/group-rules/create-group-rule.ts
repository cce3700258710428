import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { createRule } from '../../connector/okta/steps/group-rule.ts';
import {
  groupRule,
  groupRuleExclusions,
  groupRuleExpression,
  groupRuleName,
  groupRuleTargets,
  kindOfRule,
  sampleGroupRule,
} from '../../schemas/group-rule.ts';

export const createGroupRule = defineAction({
  name: 'create_group_rule',
  title: 'Create group rule',
  description:
    'Creates a rule that adds all users to groups for whom an expression is true. It does nothing until it is activated.',
  operation: 'createGroupRule',
  scopes: ['okta.groups.manage'],
  effect: 'create',
  idempotent: false,
  // Once it is active, people get what the groups give them, and lose it where they no longer match.
  confirm: ['activate'],
  keywords: ['dynamic group membership', 'add users to a group automatically'],
  input: z
    .object({
      name: groupRuleName,
      expression: groupRuleExpression,
      groupIds: groupRuleTargets,
      excludedUserIds: groupRuleExclusions.optional(),
      activate: z
        .boolean()
        .default(false)
        .describe(
          'Activates the rule. Okta then adds everybody who matches, which takes seconds to minutes. By default the rule is INACTIVE.',
        ),
    })
    .strict(),
  output: groupRule,
  sample: {
    input: {
      name: 'Sales people',
      expression: 'user.department == "Sales"',
      groupIds: ['00g1emaKYZTWRYYRRTSK'],
      excludedUserIds: ['00ub0oNGTSWTBKOLGLNR'],
    },
    output: sampleGroupRule,
  },
  request: {
    method: 'POST',
    path: '/api/v1/groups/rules',
    body: {
      name: 'name',
      'conditions.expression.value': 'expression',
      'conditions.people.users.exclude': 'excludedUserIds',
      'actions.assignUserToGroups.groupIds': 'groupIds',
    },
    fixed: { body: kindOfRule },
  },
  execute: createRule,
});
