import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { jobSteps } from '../../schemas/job.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { assignUserToApp } from '../apps/assign-user-to-app.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { getUser } from '../users/get-user.ts';
import { snapshotUserAccess } from './snapshot-user-access.ts';

export const copyUserAccess = defineAction({
  name: 'copy_user_access',
  title: 'Copy user access',
  description:
    'Gives one user the groups and applications of another: every group that is managed in Okta, and every application that the other has of their own. Nothing is taken away, and administrator roles are not copied.',
  steps: [assignUserToApp, addUserToGroup, getUser, snapshotUserAccess],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['mirror user', 'same access as a colleague'],
  input: z
    .object({
      userId: userId.describe('The ID (00u...) or login of the user who gets the access.'),
      fromUserId: userId.describe('The ID (00u...) or login of the user whose access it is.'),
      groups: z.boolean().default(true).describe('Copies the groups.'),
      apps: z
        .boolean()
        .default(true)
        .describe('Copies the applications that the other user has without a group.'),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user who got the access.'),
    fromUserId: z.string().describe('ID of the user whose access it is.'),
    changed: z.boolean().describe('True if the user got something that was missing.'),
    steps: jobSteps,
    notCopied: z.array(z.string()).describe('What the other user has and could not be copied, and why.'),
  }),
  sample: {
    input: { userId: sampleUser.id, fromUserId: 'ada.lovelace@example.com' },
    output: {
      userId: sampleUser.id,
      fromUserId: '00ub0oNGTSWTBKOLGLN2',
      changed: true,
      steps: [{ step: 'add_user_to_group', title: 'Add user to group', done: true, changed: null, why: '' }],
      notCopied: ['Group Domain Users: an application or directory sets its members.'],
    },
  },
  async execute({ input, ...context }) {
    const { run } = context;
    const { id: userId } = await run(getUser, { userId: input.userId });
    const theirs = await run(snapshotUserAccess, { userId: input.fromUserId });
    const ours = await run(snapshotUserAccess, { userId });
    const job = jobOf(context);
    const notCopied = theirs.unread.map(({ part, why }) => `Not read: ${part}. ${why}`);
    for (const { id, name, type } of input.groups ? theirs.groups : []) {
      if (ours.groups.some((group) => group.id === id)) continue;
      if (type === 'OKTA_GROUP') await job.step(addUserToGroup, { groupId: id, userId }, name ?? id);
      else notCopied.push(`Group ${name ?? id}: an application or directory sets its members.`);
    }
    for (const { id, label, scope } of input.apps ? theirs.apps : []) {
      if (scope !== 'USER' || ours.apps.some((app) => app.id === id)) continue;
      await job.step(assignUserToApp, { appId: id, userId }, label ?? id);
    }
    const steps = job.end();
    return { userId, fromUserId: theirs.userId, changed: steps.length > 0, steps, notCopied };
  },
});
