import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { isConnectorError } from '../../connector/core/error.ts';
import { rulesOfGroup } from '../../connector/okta/steps/rules-of-group.ts';
import { appId, sampleApp } from '../../schemas/app.ts';
import { groupId } from '../../schemas/group.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { getApp } from '../apps/get-app.ts';
import { getAppUser } from '../apps/get-app-user.ts';
import { listAppGroups } from '../apps/list-app-groups.ts';
import { listGroupRules } from '../group-rules/list-group-rules.ts';
import { getGroup } from '../groups/get-group.ts';
import { getUser } from '../users/get-user.ts';
import { listUserGroups } from '../users/list-user-groups.ts';

export const explainAccess = defineAction({
  name: 'explain_access',
  title: 'Explain access',
  description:
    'Says why a user has an application or is in a group: the assignment, the groups and the rules behind it, and what removing each would do.',
  steps: [getUser, listUserGroups, getApp, getAppUser, listAppGroups, getGroup, listGroupRules],
  effect: 'read',
  idempotent: true,
  keywords: ['why does a user have access', 'where does access come from'],
  input: z
    .object({
      userId,
      appId: appId.optional(),
      groupId: groupId.optional(),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    name: z.string().optional().describe('Name of the application or group.'),
    hasAccess: z.boolean().describe('Whether the user has the application or is in the group.'),
    ways: z
      .array(
        z.object({
          kind: z.string().describe('assignment (of the user), group, or membership (of the group itself).'),
          id: z.string().describe('ID of the group, or of the user for an assignment.'),
          name: z.string().optional().describe('Name of the group.'),
          rules: z
            .array(z.string())
            .describe(
              'Names of the active rules that put users into the group. Okta does not say who came by a rule.',
            ),
          removing: z.string().describe('What removing it would do.'),
        }),
      )
      .describe('The ways by which the user has it.'),
  }),
  sample: {
    input: { userId: sampleUser.id, appId: sampleApp.id },
    output: {
      userId: sampleUser.id,
      name: sampleApp.label,
      hasAccess: true,
      ways: [
        {
          kind: 'group',
          id: '00g1emaKYZTWRYYRRTSK',
          name: 'Engineering',
          rules: ['Engineers by department'],
          removing: 'Leaving the group takes the application. The rule may put the user back.',
        },
      ],
    },
  },
  check: ({ appId, groupId }) => ({
    appId: Boolean(appId) === Boolean(groupId) && 'or "Group ID" is required, and not both',
  }),
  async execute({ run, input }) {
    const { id } = await run(getUser, { userId: input.userId });
    const { groups } = await run(listUserGroups, { userId: id, limit: 10_000 });
    const { groupRules } = await run(listGroupRules, { limit: 10_000 });
    const mayReturn = (rules: string[]) => (rules.length > 0 ? ' A rule may put the user back.' : '');
    if (input.groupId) {
      const group = await run(getGroup, { groupId: input.groupId });
      const rules = rulesOfGroup(groupRules, group.id);
      const removing =
        group.type === 'OKTA_GROUP'
          ? `Removing the user takes what the group gives.${mayReturn(rules)}`
          : `Okta does not remove anybody: ${group.type === 'BUILT_IN' ? 'everybody is in this group' : 'an application or directory sets its members'}.`;
      const isMember = groups.some((one) => one.id === group.id);
      const way = { kind: 'membership', id: group.id, name: group.profile?.name, rules, removing };
      return { userId: id, name: group.profile?.name, hasAccess: isMember, ways: isMember ? [way] : [] };
    }
    const app = await run(getApp, { appId: input.appId ?? '' });
    const assignment = await run(getAppUser, { appId: app.id, userId: id }).catch((error: unknown) => {
      if (isConnectorError(error) && error.code === 'NOT_FOUND') return undefined;
      throw error;
    });
    const assigned = await run(listAppGroups, { appId: app.id });
    const through = groups.filter((group) => assigned.groups.some((one) => one.id === group.id));
    const own = assignment?.scope === 'USER';
    const ways = through.map((group) => {
      const rules = rulesOfGroup(groupRules, group.id);
      const others = through.length > 1 || own;
      return {
        kind: 'group',
        id: group.id,
        name: group.profile?.name,
        rules,
        removing: `Leaving the group ${others ? 'takes nothing as long as another way is left' : 'takes the application'}.${mayReturn(rules)}`,
      };
    });
    const direct = {
      kind: 'assignment',
      id,
      rules: [],
      removing:
        through.length > 0
          ? 'Unassigning takes nothing as long as a group gives it.'
          : 'Unassigning takes the application.',
    };
    return {
      userId: id,
      name: app.label,
      hasAccess: assignment !== undefined,
      ways: [...(own ? [direct] : []), ...ways],
    };
  },
});
