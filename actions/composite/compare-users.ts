import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { accessDifference, differenceOf, sampleDifference } from '../../schemas/access-snapshot.ts';
import { sampleUser, userId } from '../../schemas/user.ts';
import { snapshotUserAccess } from './snapshot-user-access.ts';

export const compareUsers = defineAction({
  name: 'compare_users',
  title: 'Compare users',
  description:
    'Compares what two users have: the groups, applications and administrator roles that both have, and those that only one of them has.',
  steps: [snapshotUserAccess],
  effect: 'read',
  idempotent: true,
  keywords: ['difference between two users', 'why does a colleague have access'],
  input: z
    .object({
      userId,
      otherUserId: userId.describe('The ID (00u...) or login of the other user.'),
    })
    .strict(),
  output: accessDifference,
  sample: {
    input: { userId: sampleUser.id, otherUserId: 'ada.lovelace@example.com' },
    output: sampleDifference,
  },
  async execute({ run, input }) {
    const one = await run(snapshotUserAccess, { userId: input.userId });
    const other = await run(snapshotUserAccess, { userId: input.otherUserId });
    return differenceOf(one, other);
  },
});
