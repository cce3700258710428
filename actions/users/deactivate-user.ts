import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unlessGone } from '../../connector/okta/steps/unless-gone.ts';
import { changeUserState } from '../../connector/okta/steps/user-state.ts';
import {
  alreadyGone,
  changedUser,
  notDeactivated,
  sampleUser,
  tellAdministrators,
  userId,
} from '../../schemas/user.ts';

export const deactivateUser = defineAction({
  name: 'deactivate_user',
  title: 'Deactivate user',
  description:
    'Closes the account of a user. The password, sessions and application assignments are removed, and activating the user does not bring them back. If the user has already been deleted, the action succeeds.',
  operation: 'deactivateUser',
  scopes: ['okta.users.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  states: { from: notDeactivated, done: ['DEPROVISIONED'] },
  everyday: true,
  input: z
    .object({
      userId,
      sendEmail: tellAdministrators,
    })
    .strict(),
  output: changedUser.extend({ alreadyGone }),
  sample: {
    input: { userId: sampleUser.id },
    output: { ...sampleUser, status: 'DEPROVISIONED', changed: true, alreadyGone: false },
  },
  request: { method: 'POST', path: '/api/v1/users/{userId}/lifecycle/deactivate', query: ['sendEmail'] },
  gone: { id: 'userId', changed: false },
  execute: unlessGone(changeUserState),
});
