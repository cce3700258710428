import { z } from 'zod/v3';
import { field } from './field.ts';
import { id } from './text.ts';
import { sampleUser } from './user.ts';

/** The product of Okta that groups have owners with. */
export const governance = 'Okta Identity Governance';

export const ownerId = field(id, { title: 'Owner ID', pickList: 'group_owners' }).describe(
  'The ID of the owner: a user (00u...) or a group (00g...).',
);

/** An owner of a group. Source: GET /api/v1/groups/{groupId}/owners. */
export const groupOwner = z
  .object({
    id: field(z.string(), { title: 'Owner ID' }).describe('ID of the user or group that owns the group.'),
    type: z.string().optional().describe('USER or GROUP.'),
    displayName: z.string().nullable().optional().describe('Name of the owner.'),
    resolved: z
      .boolean()
      .optional()
      .describe('False while an owner that an application named is not yet known in Okta.'),
    originId: field(z.string().nullable().optional(), { title: 'Origin ID' }).describe(
      'The application that named the owner. Empty if it was named in Okta.',
    ),
    originType: z.string().optional().describe('Where the owner was named: OKTA_DIRECTORY or APPLICATION.'),
    lastUpdated: z
      .string()
      .optional()
      .describe('When the owner was assigned, in UTC. Okta writes it as 2026-03-04 10:08:01.0.'),
  })
  .passthrough();
export type GroupOwner = z.output<typeof groupOwner>;

/** An owner with every field, for samples. */
export const sampleGroupOwner = {
  id: sampleUser.id,
  type: 'USER',
  displayName: 'Grace Hopper',
  resolved: true,
  originId: null,
  originType: 'OKTA_DIRECTORY',
  lastUpdated: '2026-03-04 10:08:01.0',
} satisfies z.input<typeof groupOwner>;
