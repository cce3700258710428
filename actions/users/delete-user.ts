import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deactivatedThenDeleted } from '../../connector/okta/steps/delete-user.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { alreadyGone, sampleUser, tellAdministrators, userId } from '../../schemas/user.ts';

export const deleteUser = defineAction({
  name: 'delete_user',
  title: 'Delete user',
  description:
    'Deletes a deactivated user for good. An active user is deleted only when told to deactivate first. A user who was deleted before is no error.',
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
          'Deactivates a user who still is active, waits for it, then deletes. When off, such a user is an error.',
        ),
      sendEmail: tellAdministrators,
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('Permanent ID of the user.'),
    deleted: z
      .boolean()
      .describe(
        'True when the user is gone. False when Okta still is deactivating the user: run again later.',
      ),
    status: z.string().nullable().describe('The status of the user when still there; empty when deleted.'),
    alreadyGone,
  }),
  sample: {
    input: { userId: sampleUser.id, deactivateFirst: true },
    output: { userId: sampleUser.id, deleted: true, status: null, alreadyGone: false },
  },
  request: { method: 'DELETE', path: '/api/v1/users/{userId}', query: ['sendEmail'] },
  execute: (context) =>
    unlessGone(context, deactivatedThenDeleted(context), {
      userId: context.input.userId,
      deleted: true,
      status: null,
    }),
});
