import { z } from 'zod/v3';
import { field } from './field.ts';
import { id, oneLine } from './text.ts';
import { customValue } from './user-profile.ts';

export const groupId = field(id, { title: 'Group ID', pickList: 'groups' }).describe(
  'The ID of the group (00g...).',
);

export const groupName = oneLine(z.string().min(1).max(255)).describe(
  'Name of the group, up to 255 characters. It must be unique in the org.',
);
export const groupDescription = z
  .string()
  .max(1024)
  .describe('What the group is for, up to 1024 characters.');

/** The most groups that Okta gives by the beginning of a name, in one answer. */
export const maxByName = 10_000;

/** The name and the description stand in the same profile, but a person may have to agree before the name changes. */
const customName = z
  .string()
  .regex(/^(?!(?:name|description)$)/i, 'is not a custom attribute; use the field "Name" or "Description"');

/** Attributes that this org added to the profile of its groups. */
export const groupAttributes = field(z.record(customName, customValue).optional(), {
  title: 'Custom attributes',
  advanced: true,
  dynamic: 'groupProfile',
}).describe('Attributes that this org added to groups, by variable name. null clears an attribute.');

/** A group as Okta sends it. Source: GET /api/v1/groups/{id}. */
export const group = z
  .object({
    id: field(z.string(), { title: 'Group ID' }).describe(
      'Permanent ID of the group: 00g followed by 17 characters.',
    ),
    created: z.string().optional().describe('When the group was created.'),
    lastUpdated: z.string().optional().describe('When the profile of the group last changed.'),
    lastMembershipUpdated: z
      .string()
      .nullable()
      .optional()
      .describe('When a user was last added or removed.'),
    objectClass: z
      .array(z.string())
      .optional()
      .describe('Object class of the group, such as okta:user_group.'),
    type: z
      .string()
      .optional()
      .describe(
        'OKTA_GROUP (managed in Okta), APP_GROUP (managed by an application or directory) or BUILT_IN (such as Everyone). Only an OKTA_GROUP can be changed in Okta.',
      ),
    profile: field(
      z
        .object({
          name: z.string().optional().describe('Name of the group.'),
          description: z.string().nullable().optional().describe('What the group is for.'),
        })
        .passthrough()
        .optional(),
      { dynamic: 'groupProfile' },
    ).describe('Name, description and custom attributes of the group.'),
    source: z
      .object({ id: z.string().optional().describe('ID of the application.') })
      .passthrough()
      .optional()
      .describe('The application that manages an APP_GROUP.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to the members, the applications and the logo.',
    ),
    _embedded: field(z.record(z.unknown()).optional(), { title: 'Embedded' }).describe(
      'Statistics, if they were requested.',
    ),
  })
  .passthrough();
export type Group = z.infer<typeof group>;

/** A group with every field that Okta can send, for samples. */
export const sampleGroup = {
  id: '00g1emaKYZTWRYYRRTSK',
  created: '2025-06-01T10:00:00.000Z',
  lastUpdated: '2026-01-10T12:00:00.000Z',
  lastMembershipUpdated: '2026-02-20T16:40:00.000Z',
  objectClass: ['okta:user_group'],
  type: 'OKTA_GROUP',
  profile: { name: 'Engineering', description: 'Everybody who builds the product.' },
  source: { id: '0oa1gjh63g214q0Hq0g4' },
  _links: { users: { href: 'https://acme.okta.com/api/v1/groups/00g1emaKYZTWRYYRRTSK/users' } },
  _embedded: { stats: { usersCount: 42, appsCount: 3, groupPushMappingsCount: 0, hasAdminPrivilege: false } },
} satisfies z.input<typeof group>;
