import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import {
  type AccessSnapshot,
  givenSnapshot,
  lostOf,
  noSnapshot,
  sampleSnapshot,
  snapshotIn,
} from '../../schemas/access-snapshot.ts';
import { field } from '../../schemas/field.ts';
import { jobSteps } from '../../schemas/job.ts';
import { isRoleType } from '../../schemas/role.ts';
import { sampleUser } from '../../schemas/user.ts';
import { assignUserToApp } from '../apps/assign-user-to-app.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { assignUserRole } from '../roles/assign-user-role.ts';
import { activateUser } from '../users/activate-user.ts';
import { getUser } from '../users/get-user.ts';
import { linkUser } from '../users/link-user.ts';
import { unsuspendUser } from '../users/unsuspend-user.ts';

export const restoreUser = defineAction({
  name: 'restore_user',
  title: 'Restore user',
  description:
    'Gives a user back what a snapshot holds: activates or unsuspends the user, and brings back groups, applications with the attributes in them, administrator roles and links such as that to a manager. It lists what cannot come back.',
  steps: [assignUserToApp, addUserToGroup, assignUserRole, activateUser, getUser, unsuspendUser, linkUser],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['undo offboarding', 'rehire', 'give access back'],
  input: z
    .object({
      snapshot: givenSnapshot.describe('The snapshot of "Offboard user" or "Snapshot user access".'),
      sendEmail: z
        .boolean()
        .default(true)
        .describe(
          'Emails the user when a deactivated user is activated: without the link in it the user cannot sign in.',
        ),
      profiles: field(z.boolean().default(true), { title: 'App attributes' }).describe(
        'Also sets the attributes of the user in each application. Turn it off where Okta maps them and refuses.',
      ),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    status: z.string().optional().describe('Status of the user now.'),
    steps: jobSteps,
    cannotComeBack: z.array(z.string()).describe('What the user had and cannot get back from here.'),
  }),
  sample: {
    input: { snapshot: { ...sampleSnapshot, unread: [] } },
    output: {
      userId: sampleUser.id,
      status: 'PROVISIONED',
      steps: [{ step: 'activate_user', title: 'Activate user', done: true, changed: true, why: '' }],
      cannotComeBack: ['Sessions, tokens, factors and passwords in applications.'],
    },
  },
  check: ({ snapshot }) => ({ snapshot: !snapshotIn(snapshot) && noSnapshot }),
  async execute({ input, ...context }) {
    const { run } = context;
    const { sendEmail, profiles } = input;
    // The check has let it pass.
    const snapshot = snapshotIn(input.snapshot) as AccessSnapshot;
    const { id: userId, status } = await run(getUser, { userId: snapshot.userId });
    const job = jobOf(context);
    if (status === 'DEPROVISIONED' && snapshot.status !== 'DEPROVISIONED') {
      await job.step(activateUser, { userId, sendEmail });
    } else if (status === 'SUSPENDED' && snapshot.status !== 'SUSPENDED') {
      await job.step(unsuspendUser, { userId });
    }
    for (const { id, name, type } of snapshot.groups) {
      if (type !== 'OKTA_GROUP') continue;
      await job.step(addUserToGroup, { groupId: id, userId }, name ?? id);
    }
    for (const { id, label, scope, userName, profile } of snapshot.apps) {
      if (scope !== 'USER') continue;
      await job.step(
        assignUserToApp,
        {
          appId: id,
          userId,
          ...(userName && { credentials: { userName } }),
          ...(profiles && profile && { profile }),
        },
        label ?? id,
      );
    }
    for (const { id, type, label, assignmentType, roleId, resourceSetId } of snapshot.roles) {
      if (assignmentType === 'GROUP' || !isRoleType(type)) continue;
      await job.step(
        assignUserRole,
        { userId, type, ...(roleId && resourceSetId && { roleId, resourceSetId }) },
        label ?? id,
      );
    }
    for (const { id, primaryUserId } of snapshot.links)
      await job.step(linkUser, { userId, primaryRelationshipName: id, primaryUserId }, id);
    const steps = job.end();
    const after = await run(getUser, { userId });
    return { userId, status: after.status, steps, cannotComeBack: lostOf(snapshot) };
  },
});
