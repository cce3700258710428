import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { pageOf } from '../../schemas/page.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { sampleUserBlock, userBlock } from '../../schemas/user-block.ts';

export const listUserBlocks = defineAction({
  name: 'list_user_blocks',
  title: 'List user blocks',
  description:
    'Lists what keeps a user from signing in after suspicious password attempts: on all devices, or on unknown devices only. All blocks are in one page.',
  operation: 'listUserBlocks',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['why a user cannot sign in', 'locked out on unknown devices'],
  feature: 'Block suspicious password attempts from unknown devices',
  input: z.object({ userId }).strict(),
  output: pageOf('blocks', userBlock),
  sample: {
    input: { userId: sampleUser.id },
    output: { blocks: [sampleUserBlock], count: 1, nextCursor: null, hasMore: false },
  },
  request: { method: 'GET', path: '/api/v1/users/{userId}/blocks', list: { items: 'blocks' } },
});
