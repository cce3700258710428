import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ConnectorError } from '../../connector/core/error.ts';
import { groupIdOf } from '../../connector/okta/steps/app-users.ts';
import { personOf } from '../../connector/okta/steps/people.ts';
import { rulesOfGroup } from '../../connector/okta/steps/rules-of-group.ts';
import { appId } from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { type Group, groupId, sampleGroup } from '../../schemas/group.ts';
import { pageOf, reportInput } from '../../schemas/page.ts';
import { roleTypes } from '../../schemas/role.ts';
import { id } from '../../schemas/text.ts';
import { reportedUser, sampleUser } from '../../schemas/user.ts';
import { getApp } from '../apps/get-app.ts';
import { listAppGroups } from '../apps/list-app-groups.ts';
import { listAppUsers } from '../apps/list-app-users.ts';
import { listGroupRules } from '../group-rules/list-group-rules.ts';
import { getGroup } from '../groups/get-group.ts';
import { listGroupMembers } from '../groups/list-group-members.ts';
import { listAdmins } from '../roles/list-admins.ts';
import { listCustomRoles } from '../roles/list-custom-roles.ts';

export const reviewAccess = defineAction({
  name: 'review_access',
  title: 'Review access',
  description:
    'Lists who is in a group, has an application or has an administrator role, for a review: each with why, manager, status and last sign-in.',
  steps: [
    getGroup,
    listGroupMembers,
    listGroupRules,
    getApp,
    listAppUsers,
    listAppGroups,
    listCustomRoles,
    listAdmins,
  ],
  effect: 'read',
  idempotent: true,
  keywords: ['access review', 'certification', 'who has access', 'recertify'],
  input: z
    .object({
      groupId: groupId.optional(),
      appId: appId.optional(),
      roleType: z
        .enum(roleTypes)
        .optional()
        .describe('An administrator role: a standard one, or CUSTOM for a role that this org made.'),
      roleId: field(id.optional(), {
        title: 'Custom role ID',
        pickList: 'custom_roles',
        showWhen: { field: 'roleType', is: ['CUSTOM'], required: true },
      }).describe('The ID of the custom role (cr0...).'),
      ...reportInput({ usual: 1000 }),
    })
    .strict(),
  output: pageOf(
    'people',
    z.object({
      ...reportedUser,
      name: z.string().optional().describe('Name of the user.'),
      manager: z.string().optional().describe('Manager of the user, from the profile.'),
      lastLogin: z.string().nullable().describe('When the user last signed in to Okta. Empty for never.'),
      why: z.string().describe('Where the access comes from.'),
    }),
  ).extend({ name: z.string().optional().describe('Name of the group, application or role.') }),
  sample: {
    input: { groupId: sampleGroup.id },
    output: {
      name: sampleGroup.profile.name,
      people: [
        {
          id: sampleUser.id,
          login: sampleUser.profile.login,
          name: `${sampleUser.profile.firstName} ${sampleUser.profile.lastName}`,
          manager: sampleUser.profile.manager,
          status: sampleUser.status,
          lastLogin: sampleUser.lastLogin,
          why: 'Added by hand or by the rule Engineers by department.',
        },
      ],
      count: 1,
      nextCursor: null,
      hasMore: false,
    },
  },
  check: ({ appId, groupId, roleType }) => ({
    groupId:
      [appId, groupId, roleType].filter(Boolean).length !== 1 &&
      'or "App ID" or "Role type" is required, and only one of them',
  }),
  async execute({ run, input: { groupId, appId, roleType, roleId, ...page } }) {
    if (groupId) {
      const { id, type, profile } = await run(getGroup, { groupId });
      const { users, ...of } = await run(listGroupMembers, { groupId: id, ...page });
      const { groupRules } = await run(listGroupRules, { limit: 10_000 });
      const rules = rulesOfGroup(groupRules, id).join(', ');
      const why =
        type === 'OKTA_GROUP'
          ? `Added by hand${rules && ` or by the rule ${rules}`}.`
          : type === 'BUILT_IN'
            ? 'Everybody is in it.'
            : 'An application or directory sets the members.';
      return { ...of, name: profile?.name, people: users.map((user) => ({ ...personOf(user), why })) };
    }
    if (appId) {
      const app = await run(getApp, { appId });
      const { groups } = await run(listAppGroups, { appId: app.id, expand: 'group' });
      const names = new Map(
        groups.map(({ id, _embedded }) => [id, (_embedded?.['group'] as Group | undefined)?.profile?.name]),
      );
      const through = (id: string | undefined) =>
        id === undefined
          ? 'Through a group that Okta does not name.'
          : `Through the group ${names.get(id) ?? id}.`;
      const { users, ...of } = await run(listAppUsers, { appId: app.id, expand: 'user', ...page });
      const people = users.map((assignment) => ({
        ...personOf(assignment._embedded?.['user']),
        id: assignment.id,
        why: assignment.scope === 'USER' ? 'Assigned to the user.' : through(groupIdOf(assignment)),
      }));
      return { ...of, name: app.label, people };
    }
    const custom = roleId && (await run(listCustomRoles, {})).roles.find(({ id }) => id === roleId);
    if (roleId && !custom) throw new ConnectorError('NOT_FOUND', `There is no custom role ${roleId}.`);
    const { admins, ...of } = await run(listAdmins, page);
    const people = admins.flatMap(({ id, user, roles }) => {
      const ways = (roles ?? [])
        .filter(({ type, role }) => type === roleType && role === roleId)
        .map(({ assignmentType }) => (assignmentType === 'GROUP' ? 'through a group' : 'to the user'));
      if (ways.length === 0) return [];
      return [{ ...personOf(user), id, why: `Assigned ${[...new Set(ways)].join(' and ')}.` }];
    });
    return { ...of, name: custom ? custom.label : roleType, people, count: people.length };
  },
});
