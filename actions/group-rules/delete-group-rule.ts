import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { groupRuleId, sampleGroupRule } from '../../schemas/group-rule.ts';

export const deleteGroupRule = defineAction({
  name: 'delete_group_rule',
  title: 'Delete group rule',
  description:
    'Permanently deletes an inactive group rule. Users whom it added stay in their groups, unless they are to be removed too.',
  operation: 'deleteGroupRule',
  scopes: ['okta.groups.manage'],
  effect: 'delete',
  idempotent: true,
  states: { of: 'group rule', from: ['INACTIVE', 'INVALID'] },
  input: z
    .object({
      groupRuleId,
      removeUsers: z
        .boolean()
        .default(false)
        .describe(
          'Removes the users from the groups to which only this rule added them. Okta does it after the action has ended.',
        ),
    })
    .strict(),
  output: z.object({
    groupRuleId: z.string().describe('The group rule ID from the input.'),
    deleted: z
      .boolean()
      .describe('Always true: Okta accepted the deletion. It removes users, if wanted, a little later.'),
  }),
  sample: {
    input: { groupRuleId: sampleGroupRule.id },
    output: { groupRuleId: sampleGroupRule.id, deleted: true },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/groups/rules/{groupRuleId}',
    query: ['removeUsers'],
    gives: { groupRuleId: 'groupRuleId', deleted: true },
  },
  execute: deleteObject,
});
