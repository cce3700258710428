import { z } from 'zod/v3';
import { appId } from './app.ts';
import { field } from './field.ts';
import { groupId, sampleGroup } from './group.ts';
import { roleAssignmentId } from './role.ts';
import { oneLine } from './text.ts';
import { userId } from './user.ts';

/** The inputs that say whose role it is, and which kind of targets the role has. */
export const roleOfInput = {
  assignmentType: z
    .enum(['USER', 'GROUP'])
    .describe('Whether the role was assigned to a user (USER) or to a group (GROUP).'),
  userId: field(userId.optional(), {
    showWhen: { field: 'assignmentType', is: ['USER'], required: true },
  }).describe('The ID (00u...) or login of the user who has the role.'),
  groupId: field(groupId.optional(), {
    showWhen: { field: 'assignmentType', is: ['GROUP'], required: true },
  }).describe('The ID of the group that has the role (00g...).'),
  roleAssignmentId,
};

/** The input of a change of the targets of a role. */
export const roleTargetInput = z
  .object({
    ...roleOfInput,
    targetType: z
      .enum(['GROUP', 'APP', 'CATALOG_APP'])
      .describe(
        'A group (GROUP) for USER_ADMIN, HELP_DESK_ADMIN or GROUP_MEMBERSHIP_ADMIN. For APP_ADMIN an application (APP), or all applications of a kind from the Okta catalog (CATALOG_APP).',
      ),
    targetGroupId: field(groupId.optional(), {
      title: 'Target group ID',
      showWhen: { field: 'targetType', is: ['GROUP'], required: true },
    }).describe('The ID of the group that the role applies to (00g...).'),
    appId: field(appId.optional(), {
      showWhen: { field: 'targetType', is: ['APP'], required: true },
    }).describe('The ID of the application that the role applies to (0oa...).'),
    appName: field(oneLine(z.string().min(1)).optional(), {
      title: 'Catalog name',
      showWhen: { field: 'targetType', is: ['CATALOG_APP'], required: true },
    }).describe(
      'Name of the application in the Okta catalog, such as google or salesforce. The role then applies to all applications of this kind.',
    ),
  })
  .strict();

/** A target of a role, as Okta sends it: a group, an application, or one of the catalog. */
export const roleTarget = z
  .object({
    id: field(z.string().optional(), { title: 'Target ID' }).describe(
      'ID of the group or application. Empty for an application of the catalog, which stands for all of its kind.',
    ),
    type: z.string().optional().describe('Type of the group, such as OKTA_GROUP. Empty for an application.'),
    profile: field(
      z
        .object({
          name: z.string().optional().describe('Name of the group.'),
          description: z.string().nullable().optional().describe('What the group is for.'),
        })
        .passthrough()
        .optional(),
      { dynamic: 'groupProfile' },
    ).describe('Profile of the group. Empty for an application.'),
    name: z
      .string()
      .optional()
      .describe('Label of an application, or its name in the Okta catalog. Empty for a group.'),
    displayName: z
      .string()
      .optional()
      .describe('Name of an application of the catalog that people see. Empty for a group.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE, for an application.'),
    lastUpdated: z.string().optional().describe('When the group or application last changed.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Link to the group or application.',
    ),
  })
  .passthrough();

/** The output of a change of the targets, whose role and target are those from the input. */
export const changedRoleTarget = z.object({
  assigneeId: field(z.string(), { title: 'Assignee ID' }).describe(
    'The user or group from the input that has the role.',
  ),
  roleAssignmentId: z.string().describe('The role assignment ID from the input.'),
  targetId: field(z.string(), { title: 'Target ID' }).describe(
    'The target from the input: the ID of the group or application, or the name in the Okta catalog.',
  ),
});

/** A group that a role is limited to, for samples. */
export const sampleGroupTarget = {
  id: sampleGroup.id,
  type: 'OKTA_GROUP',
  profile: { name: 'Engineering', description: 'Everybody who builds the product.' },
  lastUpdated: '2026-01-10T12:00:00.000Z',
  _links: { users: { href: 'https://acme.okta.com/api/v1/groups/00g1emaKYZTWRYYRRTSK/users' } },
} satisfies z.input<typeof roleTarget>;

/** All applications of a kind that a role is limited to, for samples. */
export const sampleAppTarget = {
  name: 'salesforce',
  displayName: 'Salesforce.com',
  status: 'ACTIVE',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  _links: { self: { href: 'https://acme.okta.com/api/v1/catalog/apps/salesforce' } },
} satisfies z.input<typeof roleTarget>;
