import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { detailed, someAtOnce } from '../../connector/okta/steps/detailed.ts';
import { activeTypes } from '../../connector/okta/steps/factors.ts';
import { expressionRules } from '../../connector/okta/steps/search-expression.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { pageOf, reportInput } from '../../schemas/page.ts';
import { sampleUser, user } from '../../schemas/user.ts';
import { listFactors } from '../factors/list-factors.ts';
import { listGroupMembers } from '../groups/list-group-members.ts';
import { listUserRoles } from '../roles/list-user-roles.ts';
import { listUserGroups } from '../users/list-user-groups.ts';
import { listUsers } from '../users/list-users.ts';

export const exportUsers = defineAction({
  name: 'export_users',
  title: 'Export users',
  description:
    'Lists users with their attributes and last sign-in and, on request, the names of their groups, the types of their factors and their administrator roles.',
  steps: [listUsers, listGroupMembers, listUserGroups, listFactors, listUserRoles],
  effect: 'read',
  idempotent: true,
  keywords: ['user report', 'users to spreadsheet', 'users with groups'],
  input: z
    .object({
      search: z
        .string()
        .optional()
        .describe(
          'A search expression, such as status eq "ACTIVE". If left out, deactivated users are not in the list.',
        ),
      groupId: groupId.optional(),
      include: field(z.array(z.enum(['groups', 'factors', 'roles'])).default([]), {
        title: 'Include',
      }).describe('What to add to each user. Each takes one call for each user.'),
      ...reportInput({ usual: 200 }),
    })
    .strict(),
  output: pageOf(
    'users',
    user.extend({
      groups: z.array(z.string()).optional().describe('Names of the groups, if they were requested.'),
      factors: z
        .array(z.string())
        .optional()
        .describe('Types of the active factors, such as push, if they were requested.'),
      roles: z
        .array(z.string())
        .optional()
        .describe('Names of the administrator roles, if they were requested.'),
    }),
  ),
  sample: {
    input: { search: 'status eq "ACTIVE"', include: ['groups', 'factors', 'roles'] },
    output: {
      users: [
        {
          ...sampleUser,
          groups: ['Everyone', 'Engineers'],
          factors: ['push', 'webauthn'],
          roles: ['Help Desk Administrator'],
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    },
  },
  check: ({ search, groupId }) => ({
    ...expressionRules({ search }),
    groupId: groupId && search && 'cannot be combined with a search',
  }),
  async execute({ okta, run, log, input: { search, groupId, include, ...page } }) {
    const read = async (some: { limit: number; after?: string }) => {
      const { users: items, ...rest } = groupId
        ? await run(listGroupMembers, { groupId, ...some })
        : await run(listUsers, { search, ...some });
      return { ...rest, items };
    };
    const {
      items: users,
      nextCursor,
      hasMore,
    } = await detailed(
      { okta, log },
      { ...page, pageSize: include.length > 0 ? 50 : 200 },
      read,
      async (some) =>
        someAtOnce(some, async (one) => {
          const { id: userId, status } = one;
          const [groups, factors, roles] = await Promise.all([
            include.includes('groups') && run(listUserGroups, { userId, limit: 10_000 }),
            // Okta keeps no factors of a deactivated user, and answers with an error.
            include.includes('factors') &&
              (status === 'DEPROVISIONED' ? { factors: [] } : run(listFactors, { userId })),
            include.includes('roles') && run(listUserRoles, { userId }),
          ]);
          return {
            ...one,
            ...(groups && { groups: groups.groups.map(({ id, profile }) => profile?.name ?? id) }),
            ...(factors && { factors: activeTypes(factors.factors) }),
            ...(roles && { roles: roles.roles.map(({ label, type, id }) => label ?? type ?? id) }),
          };
        }),
    );
    return { users, count: users.length, nextCursor, hasMore };
  },
});
