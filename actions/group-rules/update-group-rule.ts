import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { updateRule } from '../../connector/okta/steps/group-rule.ts';
import { field } from '../../schemas/field.ts';
import {
  changedGroupRule,
  groupRuleExclusions,
  groupRuleExpression,
  groupRuleId,
  groupRuleName,
  groupRuleTargets,
  kindOfRule,
  sampleGroupRule,
} from '../../schemas/group-rule.ts';

export const updateGroupRule = defineAction({
  name: 'update_group_rule',
  title: 'Update group rule',
  description:
    'Changes the name, expression, groups or excluded users of a group rule. What is left out stays as it is. Okta changes inactive rules only.',
  operation: 'replaceGroupRule',
  scopes: ['okta.groups.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { of: 'group rule', from: ['INACTIVE'] },
  input: z
    .object({
      groupRuleId,
      name: groupRuleName.optional(),
      expression: groupRuleExpression.optional(),
      groupIds: groupRuleTargets
        .optional()
        .describe(
          'The IDs of all groups to which the rule adds users, in place of those before. Okta allows this since its release 2026.07.',
        ),
      excludedUserIds: groupRuleExclusions
        .optional()
        .describe(
          'The IDs of all users whom the rule never adds, in place of those before. An empty list excludes nobody.',
        ),
      reactivate: field(z.boolean().default(false), { title: 'Deactivate and reactivate' }).describe(
        'If the rule is active, deactivates it, changes it and activates it again. Members keep their groups meanwhile; those who no longer match leave them afterwards. Without it, an active rule is not changed.',
      ),
    })
    .strict(),
  output: changedGroupRule,
  sample: {
    input: { groupRuleId: sampleGroupRule.id, expression: 'user.division == "Sales"', reactivate: true },
    output: {
      ...sampleGroupRule,
      conditions: {
        ...sampleGroupRule.conditions,
        expression: { type: 'urn:okta:expression:1.0', value: 'user.division == "Sales"' },
      },
      changed: true,
    },
  },
  request: {
    method: 'PUT',
    path: '/api/v1/groups/rules/{groupRuleId}',
    body: {
      name: 'name',
      'conditions.expression.value': 'expression',
      'conditions.people.users.exclude': 'excludedUserIds',
      'actions.assignUserToGroups.groupIds': 'groupIds',
    },
    fixed: { body: kindOfRule },
  },
  check: ({ name, expression, groupIds, excludedUserIds }) => ({
    name:
      [name, expression, groupIds, excludedUserIds].every((given) => given === undefined) &&
      'or "Expression", "Groups" or "Excluded users" is required',
  }),
  execute: updateRule,
});
