import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deactivatedThenDeleted } from '../../connector/okta/steps/delete-user.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { alreadyGone, sampleUser, tellAdministrators, userId } from '../../schemas/user.ts';

export const deleteUser = defineAction({
  name: 'delete_user',
  title: 'Delete user',
  description:
    'Permanently deletes a deactivated user. An active user is deleted only if "Deactivate first" is on. If the user has already been deleted, the action succeeds.',
  operation: 'deleteUser',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  states: { from: ['DEPROVISIONED'] },
  input: z
    .object({
      userId,
      deactivateFirst: z
        .boolean()
        .default(false)
        .describe(
          'Deactivates a user who is still active, waits until that is done, then deletes the user. If this is off, the action fails for such a user.',
        ),
      sendEmail: tellAdministrators,
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('Permanent ID of the user.'),
    deleted: z
      .boolean()
      .describe(
        'True if the user no longer exists. False if Okta is still deactivating the user: run again later.',
      ),
    status: z
      .string()
      .nullable()
      .describe('The status of a user who still exists. Empty if the user was deleted.'),
    alreadyGone,
  }),
  sample: {
    input: { userId: sampleUser.id, deactivateFirst: true },
    output: { userId: sampleUser.id, deleted: true, status: null, alreadyGone: false },
  },
  request: { method: 'DELETE', path: '/api/v1/users/{userId}', query: ['sendEmail'] },
  gone: { userId: 'userId', deleted: true, status: null },
  execute: unlessGone(deactivatedThenDeleted),
});
