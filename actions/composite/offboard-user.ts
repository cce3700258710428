import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import {
  accessSnapshot,
  givenSnapshot,
  noSnapshot,
  sampleSnapshot,
  snapshotIn,
  withEarlier,
} from '../../schemas/access-snapshot.ts';
import { field } from '../../schemas/field.ts';
import { jobSteps } from '../../schemas/job.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { unassignUserFromApp } from '../apps/unassign-user-from-app.ts';
import { resetFactors } from '../factors/reset-factors.ts';
import { removeUserFromGroup } from '../groups/remove-user-from-group.ts';
import { listUserRoles } from '../roles/list-user-roles.ts';
import { unassignUserRole } from '../roles/unassign-user-role.ts';
import { clearUserSessions } from '../sessions/clear-user-sessions.ts';
import { deactivateUser } from '../users/deactivate-user.ts';
import { getUser } from '../users/get-user.ts';
import { suspendUser } from '../users/suspend-user.ts';
import { unlinkUser } from '../users/unlink-user.ts';
import { snapshotUserAccess } from './snapshot-user-access.ts';

export const offboardUser = defineAction({
  name: 'offboard_user',
  title: 'Offboard user',
  description:
    'Takes everything from a leaver in the order that you choose: sessions and tokens, factors, administrator roles, applications, groups and links, and then deactivates or suspends the user. It returns a snapshot of what the user had, from which "Restore user" brings it back. Running it again does the rest.',
  steps: [
    unassignUserFromApp,
    resetFactors,
    removeUserFromGroup,
    listUserRoles,
    unassignUserRole,
    clearUserSessions,
    deactivateUser,
    getUser,
    suspendUser,
    unlinkUser,
    snapshotUserAccess,
  ],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['leaver', 'terminate', 'remove all access'],
  input: z
    .object({
      userId,
      parts: z
        .array(z.enum(['sessions', 'factors', 'roles', 'apps', 'groups', 'links']))
        .default(['sessions', 'roles', 'apps', 'groups', 'links', 'factors'])
        .describe(
          'What is taken, in this order. Links are those to a manager and the like. Applications and groups that come from a directory or a rule are left to it.',
        ),
      end: z
        .enum(['deactivate', 'suspend', 'nothing'])
        .default('deactivate')
        .describe('What happens to the user in the end. A deactivated user loses all applications.'),
      snapshot: field(givenSnapshot.optional(), { advanced: true }).describe(
        'The snapshot of an earlier run that was interrupted, or of "Snapshot user access". What it holds is kept in the new one.',
      ),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    status: z.string().optional().describe('Status of the user now.'),
    steps: jobSteps,
    snapshot: accessSnapshot.describe('What the user had before. Keep it, to be able to restore the user.'),
  }),
  sample: {
    input: { userId: sampleUser.id },
    output: {
      userId: sampleUser.id,
      status: 'DEPROVISIONED',
      steps: [{ step: 'deactivate_user', title: 'Deactivate user', done: true, changed: true, why: '' }],
      snapshot: sampleSnapshot,
    },
  },
  check: ({ snapshot }) => ({ snapshot: snapshot && !snapshotIn(snapshot) && noSnapshot }),
  async execute({ input, ...context }) {
    const { run } = context;
    const now = await run(snapshotUserAccess, { userId: input.userId });
    const { userId, status } = now;
    const snapshot = withEarlier(now, snapshotIn(input.snapshot));
    const job = jobOf(context);
    const parts = {
      async sessions() {
        await job.step(clearUserSessions, { userId, oauthTokens: true });
      },
      async factors() {
        if (status === 'DEPROVISIONED') job.nothingToDo(resetFactors, 'A deactivated user has no factors.');
        else await job.step(resetFactors, { userId });
      },
      async roles() {
        // What may not be read cannot be taken: the step fails, and says so.
        if (now.unread.some(({ part }) => part === 'roles')) await job.step(listUserRoles, { userId });
        for (const { id, label, assignmentType } of now.roles) {
          if (assignmentType === 'GROUP') continue;
          await job.step(unassignUserRole, { userId, roleAssignmentId: id }, label ?? id);
        }
      },
      async apps() {
        for (const { id, label, scope } of now.apps) {
          if (scope !== 'USER') continue;
          await job.step(unassignUserFromApp, { appId: id, userId }, label ?? id);
        }
      },
      async groups() {
        for (const { id, name, type } of now.groups) {
          if (type !== 'OKTA_GROUP') continue;
          await job.step(removeUserFromGroup, { groupId: id, userId }, name ?? id);
        }
      },
      async links() {
        // Links give no access, so that an administrator who may not see them can still off-board.
        if (now.unread.some(({ part }) => part === 'links'))
          job.nothingToDo(unlinkUser, 'Links to a manager and the like may not be read, and stay.');
        for (const { id } of now.links)
          await job.step(unlinkUser, { userId, primaryRelationshipName: id }, id);
      },
    };
    for (const part of input.parts) await parts[part]();
    if (input.end === 'deactivate') await job.step(deactivateUser, { userId });
    else if (input.end === 'suspend') await job.step(suspendUser, { userId });
    const steps = job.end({ snapshot });
    const after = await run(getUser, { userId });
    return { userId, status: after.status, steps, snapshot };
  },
});
