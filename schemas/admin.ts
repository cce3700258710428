import { z } from 'zod/v3';
import { field } from './field.ts';
import { role, sampleCustomRoleAssignment, sampleRole } from './role.ts';
import { sampleUser, user } from './user.ts';

/** A user who has a role, as Okta sends it, with what is read for it. Source: GET /api/v1/iam/assignees/users. */
export const admin = z
  .object({
    id: field(z.string(), { title: 'User ID' }).describe('ID of the user.'),
    orn: field(z.string().optional(), { title: 'ORN' }).describe('Okta resource name of the user.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the user and to the roles of the user.',
    ),
    user: user
      .nullable()
      .optional()
      .describe(
        'The user with name and status. Empty without details, and for a user who was created in the last few seconds.',
      ),
    roles: z
      .array(role)
      .optional()
      .describe(
        'The roles of the user: those of the user and those of groups that the user is in. Empty without details.',
      ),
  })
  .passthrough();

/** An administrator with every field, for samples. */
export const sampleAdmin = {
  id: sampleUser.id,
  orn: `orn:okta:directory:00o1n8sbwArJ7OQRw406:users:${sampleUser.id}`,
  _links: { roles: { href: `https://acme.okta.com/api/v1/users/${sampleUser.id}/roles` } },
  user: sampleUser,
  roles: [sampleCustomRoleAssignment, sampleRole],
} satisfies z.input<typeof admin>;
