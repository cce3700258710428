import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { jobOf } from '../../connector/okta/steps/job.ts';
import { appId } from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { jobSteps } from '../../schemas/job.ts';
import { activateIfNew, sampleUser } from '../../schemas/user.ts';
import { newProfile } from '../../schemas/user-profile.ts';
import { assignUserToApp } from '../apps/assign-user-to-app.ts';
import { addUserToGroup } from '../groups/add-user-to-group.ts';
import { getUser } from '../users/get-user.ts';
import { ensureUser } from './ensure-user.ts';

export const onboardUser = defineAction({
  name: 'onboard_user',
  title: 'Onboard user',
  description:
    'Makes sure that a new hire has an account with these attributes, is in these groups and has these applications. Running it again does the rest.',
  steps: [ensureUser, addUserToGroup, assignUserToApp, getUser],
  effect: 'create',
  idempotent: true,
  confirm: true,
  keywords: ['new hire', 'joiner'],
  input: z
    .object({
      profile: newProfile,
      activate: activateIfNew,
      groupIds: field(z.array(groupId).max(100).default([]), {
        title: 'Groups',
        pickList: 'groups',
      }).describe('IDs of the groups to add the user to. They must be managed in Okta.'),
      appIds: field(z.array(appId).max(100).default([]), { title: 'Apps', pickList: 'apps' }).describe(
        'IDs of the applications to assign to the user, beside those that come with the groups.',
      ),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('ID of the user.'),
    login: z.string().optional().describe('Login of the user.'),
    status: z.string().optional().describe('Status of the user now.'),
    outcome: z.string().describe('What the account needed: created, updated or unchanged.'),
    steps: jobSteps,
  }),
  sample: {
    input: {
      profile: { firstName: 'Grace', lastName: 'Hopper', email: 'grace.hopper@example.com' },
      groupIds: ['00g1emaKYZTWRYYRRTSK'],
    },
    output: {
      userId: sampleUser.id,
      login: sampleUser.profile.login,
      status: 'PROVISIONED',
      outcome: 'created',
      steps: [{ step: 'ensure_user', title: 'Ensure user', done: true, changed: true, why: '' }],
    },
  },
  async execute({ input: { profile, activate, groupIds, appIds }, ...context }) {
    const job = jobOf(context);
    const person = await job.needed(ensureUser, { profile, activate });
    const userId = person.id;
    for (const id of groupIds) await job.step(addUserToGroup, { groupId: id, userId }, id);
    for (const id of appIds) await job.step(assignUserToApp, { appId: id, userId }, id);
    const steps = job.end();
    const { status } = await context.run(getUser, { userId });
    return { userId, login: person.profile?.login, status, outcome: person.outcome, steps };
  },
});
