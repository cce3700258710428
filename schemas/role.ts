import { z } from 'zod/v3';
import { field } from './field.ts';
import { sampleGroup } from './group.ts';
import { id } from './text.ts';

/** The types of roles that can be assigned. Okta may add one, so outputs take any text. */
export const roleTypes = [
  'SUPER_ADMIN',
  'ORG_ADMIN',
  'APP_ADMIN',
  'USER_ADMIN',
  'GROUP_MEMBERSHIP_ADMIN',
  'HELP_DESK_ADMIN',
  'READ_ONLY_ADMIN',
  'REPORT_ADMIN',
  'API_ACCESS_MANAGEMENT_ADMIN',
  'ACCESS_CERTIFICATIONS_ADMIN',
  'ACCESS_REQUESTS_ADMIN',
  'WORKFLOWS_ADMIN',
  'CUSTOM',
] as const;

export const isRoleType = (type: unknown): type is (typeof roleTypes)[number] =>
  roleTypes.some((one) => one === type);

/** The inputs that say which role is to be assigned. */
export const roleInput = {
  type: field(z.enum(roleTypes), { title: 'Role type' }).describe(
    'The role: a standard one, such as HELP_DESK_ADMIN, or CUSTOM for a role that this org made.',
  ),
  roleId: field(id.optional(), {
    title: 'Custom role ID',
    pickList: 'custom_roles',
    showWhen: { field: 'type', is: ['CUSTOM'], required: true },
  }).describe('The ID of the custom role (cr0...).'),
  resourceSetId: field(id.optional(), {
    title: 'Resource set ID',
    pickList: 'resource_sets',
    showWhen: { field: 'type', is: ['CUSTOM'], required: true },
  }).describe('The ID of the resource set (iam...): what the custom role applies to.'),
  disableNotifications: field(z.boolean().default(false), {
    title: 'Third-party administrator',
    advanced: true,
  }).describe('Makes them a third-party administrator, who gets no notifications from Okta.'),
};

export const roleAssignmentId = field(id, {
  title: 'Role assignment ID',
  pickList: 'role_assignments',
}).describe(
  'The ID of the role assignment, which the list of roles returns. It is not the ID of a custom role.',
);

export const expandRole = field(z.enum(['targets/groups', 'targets/catalog/apps']).optional(), {
  title: 'Include targets',
  advanced: true,
}).describe('Adds the groups or the applications that a role is limited to, under Embedded.');

/** The assignment of a role, as Okta sends it. Source: GET /api/v1/users/{userId}/roles. */
export const role = z
  .object({
    id: field(z.string(), { title: 'Role assignment ID' }).describe(
      'ID of the assignment. It is unique for one user or group only: USER_ADMIN, for example, has the same ID everywhere.',
    ),
    label: z.string().optional().describe('Name of the role.'),
    type: z.string().optional().describe('Type of the role, such as SUPER_ADMIN, HELP_DESK_ADMIN or CUSTOM.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE.'),
    created: z.string().optional().describe('When the role was assigned.'),
    lastUpdated: z.string().optional().describe('When the assignment last changed.'),
    assignmentType: z
      .string()
      .optional()
      .describe('USER if the role was assigned to the user, GROUP if it was assigned to a group.'),
    role: field(z.string().optional(), { title: 'Custom role ID' }).describe(
      'ID of the custom role. Empty for a standard role.',
    ),
    'resource-set': field(z.string().optional(), { title: 'Resource set ID' }).describe(
      'ID of the resource set of a custom role. Empty for a standard role.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'The targets of the role, if they were requested.',
    ),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Link to the user or group that the role was assigned to.',
    ),
  })
  .passthrough();
export type Role = z.infer<typeof role>;

/** The output of an assignment: the assignment that there is now, and whether this run made it. */
export const assignedRole = role.extend({
  changed: z
    .boolean()
    .describe(
      'True if the role was assigned. False if it had already been assigned, which is then returned.',
    ),
});

/** The output of taking a role away. */
export const unassignedRole = {
  roleAssignmentId: z.string().describe('The role assignment ID from the input.'),
  changed: z
    .boolean()
    .describe('True if the role was taken away. False if there was no such role assignment.'),
};

/** A standard role that was assigned, for samples. */
export const sampleRole = {
  id: 'JBCUYUC7IRCVGS27IFCE2SKO',
  label: 'Help Desk Administrator',
  type: 'HELP_DESK_ADMIN',
  status: 'ACTIVE',
  created: '2026-02-20T16:40:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  assignmentType: 'USER',
  _embedded: { targets: { groups: [{ id: sampleGroup.id, profile: sampleGroup.profile }] } },
  _links: { assignee: { href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR' } },
} satisfies z.input<typeof role>;

/** A custom role that was assigned, for samples. */
export const sampleCustomRoleAssignment = {
  id: 'irb4jlzzcQ5FcxyzV0g4',
  role: 'cr04jlzzcQ5FcxyzV0g4',
  'resource-set': 'iam4jlzzcQ5FcxyzV0g4',
  label: 'Password desk',
  type: 'CUSTOM',
  status: 'ACTIVE',
  created: '2026-02-20T16:40:00.000Z',
  lastUpdated: '2026-02-20T16:40:00.000Z',
  assignmentType: 'USER',
  _embedded: {},
  _links: { assignee: { href: 'https://acme.okta.com/api/v1/users/00ub0oNGTSWTBKOLGLNR' } },
} satisfies z.input<typeof role>;
