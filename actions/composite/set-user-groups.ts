import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { rulesOfGroup } from '../../connector/okta/steps/rules-of-group.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { jobSteps } from '../../schemas/job.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { listGroupRules } from '../group-rules/list-group-rules.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { removeUserFromGroup } from '../groups/remove-user-from-group.ts';
import { getUser } from '../users/get-user.ts';
import { listUserGroups } from '../users/list-user-groups.ts';

export const setUserGroups = defineAction({
  name: 'set_user_groups',
  title: 'Set user groups',
  description:
    'Puts a user into exactly these groups: adds the user to those that are missing, and removes the user from all others that are managed in Okta. Groups of directories, and groups that a rule fills, are left alone and told apart.',
  steps: [listGroupRules, addUserToGroup, removeUserFromGroup, getUser, listUserGroups],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['sync groups', 'exact group membership'],
  input: z
    .object({
      userId,
      groupIds: field(z.array(groupId).max(1000), { title: 'Groups', pickList: 'groups' }).describe(
        'IDs of all groups that the user is to be in. An empty list removes the user from every group that is managed in Okta.',
      ),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    changed: z.boolean().describe('True if the user came into a group or left one.'),
    added: z.array(z.string()).describe('IDs of the groups that the user came into.'),
    removed: z.array(z.string()).describe('IDs of the groups that the user left.'),
    left: z
      .array(
        z.object({
          id: field(z.string(), { title: 'Group ID' }).describe('ID of the group.'),
          name: z.string().optional().describe('Name of the group.'),
          why: z.string().describe('DIRECTORY, BUILT_IN or RULE: who decides on its members.'),
        }),
      )
      .describe(
        'Groups that the user stays in although they are not wanted, because Okta or a rule decides on them.',
      ),
    steps: jobSteps,
  }),
  sample: {
    input: { userId: sampleUser.id, groupIds: ['00g1emaKYZTWRYYRRTSK'] },
    output: {
      userId: sampleUser.id,
      changed: true,
      added: ['00g1emaKYZTWRYYRRTSK'],
      removed: ['00g1emaKYZTWRYYRRTS2'],
      left: [{ id: '00g1eveKYZTWRYYRRTSK', name: 'Everyone', why: 'BUILT_IN' }],
      steps: [{ step: 'add_user_to_group', title: 'Add user to group', done: true, changed: null, why: '' }],
    },
  },
  async execute({ input, ...context }) {
    const { run } = context;
    const { id } = await run(getUser, { userId: input.userId });
    const { groups } = await run(listUserGroups, { userId: id, limit: 10_000 });
    const unwanted = groups.filter((group) => !input.groupIds.includes(group.id));
    const { groupRules } = unwanted.some(({ type }) => type === 'OKTA_GROUP')
      ? await run(listGroupRules, { limit: 10_000 })
      : { groupRules: [] };
    const added = input.groupIds.filter((groupId) => !groups.some((group) => group.id === groupId));
    const removed = unwanted.filter(
      (group) => group.type === 'OKTA_GROUP' && rulesOfGroup(groupRules, group.id).length === 0,
    );
    const job = jobOf(context);
    for (const groupId of added) await job.step(addUserToGroup, { groupId, userId: id }, groupId);
    for (const group of removed) {
      await job.step(removeUserFromGroup, { groupId: group.id, userId: id }, group.profile?.name ?? group.id);
    }
    const steps = job.end();
    const left = unwanted
      .filter((group) => !removed.includes(group))
      .map(({ id, type, profile }) => ({
        id,
        name: profile?.name,
        why: type === 'OKTA_GROUP' ? 'RULE' : type === 'BUILT_IN' ? 'BUILT_IN' : 'DIRECTORY',
      }));
    return {
      userId: id,
      changed: added.length + removed.length > 0,
      added,
      removed: removed.map((group) => group.id),
      left,
      steps,
    };
  },
});
