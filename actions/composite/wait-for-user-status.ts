import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleUser, user, userId, userStatuses } from '../../schemas/user.ts';
import { getUser } from '../users/get-user.ts';

export const waitForUserStatus = defineAction({
  name: 'wait_for_user_status',
  title: 'Wait for user status',
  description:
    'Looks at a user until the user has a status, or the time is over: Okta activates users, and imports change them, after it has answered. If the time is over, the action succeeds and reached is false.',
  steps: [getUser],
  effect: 'read',
  idempotent: true,
  keywords: ['until a user is active'],
  input: z
    .object({
      userId,
      status: z.enum(userStatuses).describe('The status to wait for.'),
      seconds: z.number().int().min(1).max(50).default(30).describe('How long to wait, 1 to 50 seconds.'),
    })
    .strict(),
  output: user.extend({
    reached: z.boolean().describe('Whether the user has the status.'),
  }),
  sample: {
    input: { userId: sampleUser.id, status: 'ACTIVE' },
    output: { ...sampleUser, reached: true },
  },
  async execute({ okta, run, input: { userId, status, seconds } }) {
    const end = okta.now() + seconds * 1000;
    for (;;) {
      const { etag: _, ...found } = await run(getUser, { userId });
      const reached = found.status === status;
      if (reached || okta.now() + 2000 > end || !(await okta.wait(2000))) return { ...found, reached };
    }
  },
});
