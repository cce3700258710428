import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { appId, sampleApp } from '../../schemas/app.ts';
import { appUser, sampleAppUser } from '../../schemas/app-user.ts';
import { field } from '../../schemas/field.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listAppUsers = defineAction({
  name: 'list_app_users',
  title: 'List app users',
  description:
    'Lists the users who have an application, with their username in it and whether they have it by themselves or through a group.',
  operation: 'listApplicationUsers',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who has access', 'application assignments'],
  input: z
    .object({
      appId,
      q: field(z.string().optional(), { title: 'Starts with' }).describe(
        'Finds users whose username in the application, first name, last name or email starts with this text, ignoring case.',
      ),
      expand: field(z.enum(['user']).optional(), { advanced: true }).describe(
        'user adds the whole user under Embedded.',
      ),
      ...pageInput(500),
    })
    .strict(),
  output: pageOf('users', appUser),
  sample: {
    input: { appId: sampleApp.id, q: 'grace' },
    output: { users: [sampleAppUser], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/apps/{appId}/users',
    query: ['q', 'expand', 'limit', 'after'],
    list: { items: 'users', pageSize: 500, identity: 'id' },
  },
});
