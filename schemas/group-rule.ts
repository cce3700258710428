import { z } from 'zod/v3';
import { field } from './field.ts';
import { groupId } from './group.ts';
import { id, oneLine } from './text.ts';

export const groupRuleId = field(id, { title: 'Group rule ID', pickList: 'group_rules' }).describe(
  'The ID of the group rule (0pr...).',
);

export const groupRuleName = oneLine(z.string().min(1).max(50)).describe(
  'Name of the rule, up to 50 characters. It must be unique in the org.',
);

export const groupRuleExpression = z
  .string()
  .min(1)
  .describe(
    'The condition in Okta Expression Language. Users for whom it is true are added, such as user.department == "Sales" or String.startsWith(user.title, "Senior") AND user.countryCode == "DE".',
  );

export const groupRuleTargets = field(z.array(groupId).min(1), { title: 'Groups' }).describe(
  'The IDs of the groups to which the rule adds users. They must be managed in Okta.',
);

const excludedUserId = field(id, { title: 'User ID', pickList: 'users' }).describe(
  'The ID of the user (00u...).',
);

export const groupRuleExclusions = field(z.array(excludedUserId), { title: 'Excluded users' }).describe(
  'The IDs of users whom the rule never adds, even if the expression is true for them.',
);

export const expandGroupNames = field(z.enum(['groupIdToGroupNameMap']).optional(), {
  advanced: true,
}).describe('Adds the names of the groups under Embedded.');

const excluded = (whom: string) =>
  z
    .object({ exclude: z.array(z.string()).optional().describe(`The IDs of the ${whom}.`) })
    .passthrough()
    .optional()
    .describe(`The ${whom} whom the rule leaves alone.`);

/** Parts of a rule that are the same in every one, and that Okta wants to be told. */
export const kindOfRule = {
  type: 'group_rule',
  conditions: { expression: { type: 'urn:okta:expression:1.0' } },
};

/** A group rule as Okta sends it. Source: GET /api/v1/groups/rules/{groupRuleId}. */
export const groupRule = z
  .object({
    id: field(z.string(), { title: 'Group rule ID' }).describe(
      'Permanent ID of the rule: 0pr followed by 17 characters.',
    ),
    type: z.string().optional().describe('Always group_rule.'),
    name: z.string().optional().describe('Name of the rule.'),
    status: z
      .string()
      .optional()
      .describe(
        'ACTIVE (adds and removes members), INACTIVE (does nothing) or INVALID (one of its groups no longer exists).',
      ),
    created: z.string().optional().describe('When the rule was created.'),
    lastUpdated: z.string().optional().describe('When the rule last changed.'),
    conditions: z
      .object({
        people: z
          .object({ users: excluded('users'), groups: excluded('groups') })
          .passthrough()
          .optional()
          .describe('Who is left alone. Empty if nobody ever was.'),
        expression: z
          .object({
            type: z.string().optional().describe('Always urn:okta:expression:1.0.'),
            value: z.string().optional().describe('The condition in Okta Expression Language.'),
          })
          .passthrough()
          .optional()
          .describe('Whom the rule adds.'),
      })
      .passthrough()
      .optional()
      .describe('Which users the rule adds.'),
    actions: z
      .object({
        assignUserToGroups: z
          .object({
            groupIds: z.array(z.string()).optional().describe('The IDs of the groups.'),
          })
          .passthrough()
          .optional()
          .describe('The groups to which the rule adds users.'),
      })
      .passthrough()
      .optional()
      .describe('What the rule does.'),
    allGroupsValid: z.boolean().optional().describe('Whether all groups of the rule still exist.'),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The names of the groups by their IDs, if they were requested.',
    ),
  })
  .passthrough();
export type GroupRule = z.infer<typeof groupRule>;

/** The output of a change of a rule: as Okta has it afterwards, and whether anything changed. */
export const changedGroupRule = groupRule.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the rule was already as it was wanted.'),
});

/** A group rule with every field that Okta can send, for samples. */
export const sampleGroupRule = {
  id: '0pr3f7zMZZHPgUoWO0g4',
  type: 'group_rule',
  name: 'Sales people',
  status: 'INACTIVE',
  created: '2026-01-12T09:00:00.000Z',
  lastUpdated: '2026-01-12T09:00:00.000Z',
  conditions: {
    people: { users: { exclude: ['00ub0oNGTSWTBKOLGLNR'] }, groups: { exclude: ['00g1emaKYZTWRYYRRTSL'] } },
    expression: { type: 'urn:okta:expression:1.0', value: 'user.department == "Sales"' },
  },
  actions: { assignUserToGroups: { groupIds: ['00g1emaKYZTWRYYRRTSK'] } },
  allGroupsValid: true,
  _embedded: { groupIdToGroupNameMap: { '00g1emaKYZTWRYYRRTSK': 'Sales' } },
} satisfies z.input<typeof groupRule>;
