import { z } from 'zod/v3';
import { field } from './field.ts';
import { oneLine } from './text.ts';
import { sampleUser, userId } from './user.ts';

const name = oneLine(z.string().min(1));

/** The name of either end of a relationship: an org names both, such as manager and subordinate. */
export const relationshipName = field(name, { pickList: 'linked_object_names' }).describe(
  'The name of the relationship, as the org defined it. A primary name, such as manager, gives the one user; an associated name, such as subordinate, gives the many.',
);

export const primaryRelationshipName = field(name, { pickList: 'linked_object_primary_names' }).describe(
  'The primary name of the relationship, such as manager.',
);

export const primaryUserId = field(userId, { title: 'Primary user ID' }).describe(
  'The ID (00u...) of the primary user, such as the manager. A login does not work here.',
);

/** The user at the associated end, of whom a relationship knows many. */
export const associatedUserId = userId.describe(
  'The ID (00u...) or login of the associated user, such as the employee who has the manager.',
);

/** All that Okta says of a linked user is a link. Source: GET /api/v1/users/{id}/linkedObjects/{relationshipName}. */
export const linkedUser = z
  .object({
    _links: field(
      z
        .object({
          self: z
            .object({
              href: z.string().describe('Address of the user in the API. It ends in the ID of the user.'),
            })
            .passthrough()
            .describe('The link to the user.'),
        })
        .passthrough(),
      { title: 'Links' },
    ).describe('Links to the user.'),
  })
  .passthrough();
export type LinkedUser = z.output<typeof linkedUser>;

/** The IDs of linked users, which their links end in. */
export const linkedUserIds = (users: readonly LinkedUser[]): string[] =>
  users.map(({ _links: { self } }) => self.href.replace(/[?#].*$/, '').replace(/^.*\//, ''));

const relationshipEnd = z
  .object({
    name: z.string().describe('The name by which the API knows this end.'),
    title: z.string().optional().describe('The name that people see.'),
    description: z.string().nullish().describe('What it is.'),
    type: z.string().optional().describe('Always USER.'),
  })
  .passthrough();

/** A relationship between users, as an org defined it. Source: GET /api/v1/meta/schemas/user/linkedObjects. */
export const relationship = z
  .object({
    primary: relationshipEnd.describe('The end of which a user has one at most, such as manager.'),
    associated: relationshipEnd.describe('The end of which a user may have many, such as subordinate.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe('Link to the definition.'),
  })
  .passthrough();

/** A relationship with every field, for samples. */
export const sampleRelationship = {
  primary: { name: 'manager', title: 'Manager', description: 'The manager of a user', type: 'USER' },
  associated: {
    name: 'subordinate',
    title: 'Subordinate',
    description: 'Who reports to a user',
    type: 'USER',
  },
  _links: { self: { href: 'https://acme.okta.com/api/v1/meta/schemas/user/linkedObjects/manager' } },
} satisfies z.input<typeof relationship>;

/** The output of a change of a relationship: who is in it, and who was. */
export const changedLink = z.object({
  userId: z.string().describe('The associated user from the input.'),
  primaryRelationshipName: z.string().describe('The relationship from the input.'),
  previousPrimaryUserId: field(z.string().nullable(), { title: 'Previous primary user ID' }).describe(
    'The primary user before the run. Empty if there was none.',
  ),
  changed: z.boolean().describe('Whether the run changed anything.'),
});

export const sampleLink = { userId: sampleUser.id, primaryRelationshipName: 'manager' };

/** A linked user, for samples. */
export const sampleLinkedUser = {
  _links: { self: { href: 'https://acme.okta.com/api/v1/users/00u5t60iloOHN9pBi0h7' } },
} satisfies z.input<typeof linkedUser>;
