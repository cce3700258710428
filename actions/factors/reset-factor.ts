import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { factorId, sampleFactor } from '../../schemas/factor.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const resetFactor = defineAction({
  name: 'reset_factor',
  title: 'Reset factor',
  description:
    'Removes one second factor of a user, who can set it up again. If it is a push factor or FastPass, the other factors of Okta Verify go too.',
  operation: 'unenrollFactor',
  scopes: ['okta.users.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['unenroll factor', 'remove phone', 'lost device'],
  input: z
    .object({
      userId,
      factorId,
      removeRecoveryEnrollment: z
        .boolean()
        .default(false)
        .describe(
          'Also stops account recovery by this phone number. Only for sms and call factors, whose number otherwise stays on file.',
        ),
    })
    .strict(),
  output: z.object({
    userId: z.string().describe('The user from the input.'),
    factorId: z.string().describe('The factor ID from the input.'),
    deleted: z.boolean().describe('Always true: the user no longer has the factor.'),
  }),
  sample: {
    input: { userId: sampleUser.id, factorId: sampleFactor.id },
    output: { userId: sampleUser.id, factorId: sampleFactor.id, deleted: true },
  },
  request: {
    method: 'DELETE',
    path: '/api/v1/users/{userId}/factors/{factorId}',
    query: ['removeRecoveryEnrollment'],
    gives: { userId: 'userId', factorId: 'factorId', deleted: true },
  },
  execute: deleteObject,
});
