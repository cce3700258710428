import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { field } from '../../schemas/field.ts';
import { sampleUser, user, userId } from '../../schemas/user.ts';

export const getUser = defineAction({
  name: 'get_user',
  title: 'Get user',
  description: 'Gets one user by ID or login, with profile, status and dates.',
  operation: 'getUser',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z
    .object({
      userId,
      expand: field(z.enum(['blocks', 'classification']).optional(), { advanced: true }).describe(
        'Adds details under Embedded: what blocks the user from signing in, or the classification of the user. Not available in every org.',
      ),
    })
    .strict(),
  output: user.extend({
    etag: field(z.string().optional(), { title: 'ETag', advanced: true }).describe(
      'Version of the profile, for "Only if version" in an update.',
    ),
  }),
  sample: { input: { userId: sampleUser.id }, output: { ...sampleUser, etag: 'W/"1b2a3c4d"' } },
  request: {
    method: 'GET',
    path: '/api/v1/users/{userId}',
    query: ['expand'],
    replyHeaders: { etag: 'etag' },
  },
});
