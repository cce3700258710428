import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { appLink, sampleAppLink } from '../../schemas/app-link.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const listUserApps = defineAction({
  name: 'list_user_apps',
  title: 'List user apps',
  description:
    'Lists the active applications that are assigned to a user, one item for each dashboard link, all in one page.',
  operation: 'listAppLinks',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  everyday: true,
  input: z.object({ userId }).strict(),
  output: pageOf('appLinks', appLink),
  sample: {
    input: { userId: sampleUser.id },
    output: { appLinks: [sampleAppLink], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/appLinks', list: { items: 'appLinks' } },
});
