import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { callOf } from '../../connector/core/request.ts';
import { createOnce } from '../../connector/okta/steps/create-once.ts';
import { ifFound } from '../../connector/okta/steps/if-found.ts';
import { readUser } from '../../connector/okta/steps/user-state.ts';
import { newPassword, provider, recoveryAnswer, recoveryQuestion } from '../../schemas/credentials.ts';
import { field } from '../../schemas/field.ts';
import { groupId } from '../../schemas/group.ts';
import { passwordHash } from '../../schemas/password-hash.ts';
import { id } from '../../schemas/text.ts';
import { sampleUser, user } from '../../schemas/user.ts';
import { newProfile } from '../../schemas/user-profile.ts';

export const createUser = defineAction({
  name: 'create_user',
  title: 'Create user',
  description: 'Creates a user, with or without a password. The user is activated unless Activate is off.',
  operation: 'createUser',
  scopes: ['okta.users.manage'],
  effect: 'create',
  idempotent: false,
  confirm: [{ field: 'activate', unless: false }, 'groupIds'],
  everyday: true,
  input: z
    .object({
      profile: newProfile,
      activate: z
        .boolean()
        .default(true)
        .describe(
          'Activates the user right away. A user without a password is sent an invitation by email. If this is off, the user stays STAGED.',
        ),
      password: newPassword
        .optional()
        .describe(
          'The first password. It must meet the password policy of the org. Without it, the user sets one through the invitation email.',
        ),
      nextLogin: field(z.enum(['changePassword']).optional(), { title: 'Next sign-in' }).describe(
        'changePassword makes the user choose a new password at the first sign-in. Requires a password, and Activate on.',
      ),
      groupIds: field(z.array(groupId).max(20).optional(), {
        title: 'Groups',
        pickList: 'groups',
      }).describe('IDs of up to 20 groups to add the user to. They must be groups that are managed in Okta.'),
      recoveryQuestion: recoveryQuestion.optional(),
      recoveryAnswer: recoveryAnswer.optional(),
      passwordHash: passwordHash.optional(),
      passwordHook: field(z.enum(['default']).optional(), { advanced: true }).describe(
        "default asks the org's password import hook for the password at the first sign-in.",
      ),
      provider: provider.optional(),
      userTypeId: field(id.optional(), {
        title: 'User type ID',
        pickList: 'user_types',
        advanced: true,
      }).describe('The ID of the user type (oty...). The default is the default user type of the org.'),
      realmId: field(id.optional(), { title: 'Realm ID', pickList: 'realms', advanced: true }).describe(
        'The ID of the realm (guo...), in an org with realms. The default is the default realm.',
      ),
    })
    .strict(),
  output: user,
  sample: {
    input: {
      profile: {
        firstName: 'Grace',
        lastName: 'Hopper',
        email: 'grace.hopper@example.com',
        department: 'Engineering',
      },
      groupIds: ['00g1emaKYZTWRYYRRTSK'],
    },
    output: sampleUser,
  },
  request: {
    method: 'POST',
    path: '/api/v1/users',
    query: ['activate', 'nextLogin'],
    // Okta reads credentials.provider only when the query says that there is one.
    instead: { when: 'provider', without: [], query: { provider: true } },
    body: {
      profile: 'profile',
      groupIds: 'groupIds',
      'type.id': 'userTypeId',
      realmId: 'realmId',
      'credentials.password.value': 'password',
      'credentials.password.hash': 'passwordHash',
      'credentials.password.hook.type': 'passwordHook',
      'credentials.recovery_question.question': 'recoveryQuestion',
      'credentials.recovery_question.answer': 'recoveryAnswer',
      'credentials.provider': 'provider',
    },
  },
  check: ({
    activate,
    nextLogin,
    password,
    passwordHash,
    passwordHook,
    provider,
    recoveryQuestion,
    recoveryAnswer,
  }) => ({
    nextLogin: nextLogin && (!password || !activate) && 'needs a password and "Activate"',
    recoveryAnswer: !recoveryAnswer !== !recoveryQuestion && 'and "Recovery question" go together',
    passwordHash:
      password && passwordHash && 'cannot be combined with "Password": a user has only one password',
    passwordHook:
      passwordHook && (password || passwordHash) && 'cannot be combined with a password or a hash',
    provider:
      (provider?.type === 'FEDERATION' || provider?.type === 'SOCIAL') &&
      (password || passwordHash || passwordHook || recoveryQuestion) &&
      'signs the user in elsewhere, so that password and recovery question must be left out',
  }),
  execute({ okta, action, input }) {
    const login = input.profile.login ?? input.profile.email;
    const call = callOf(action.request, { ...input, profile: { ...input.profile, login } });
    return createOnce(
      okta,
      { ...call, expect: user },
      { find: () => ifFound(readUser(okta, login)), eventType: 'user.lifecycle.create' },
    );
  },
});
