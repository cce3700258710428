import { z } from 'zod/v3';
import { groupId } from './group.ts';
import { userId } from './user.ts';

/** The input of a change of a membership. */
export const membershipInput = z
  .object({ groupId, userId: userId.describe('The ID of the user (00u...). A login does not work here.') })
  .strict();

/** The output of a change of a membership: the IDs, and the outcome under its own name. */
export const membership = <K extends string>(outcome: K, meaning: string) =>
  z.object({ [outcome]: z.boolean().describe(meaning) } as { [N in K]: z.ZodBoolean }).extend({
    groupId: z.string().describe('The group ID from the input.'),
    userId: z.string().describe('The user from the input.'),
  });

export const sampleMembership = { groupId: '00g1emaKYZTWRYYRRTSK', userId: '00ub0oNGTSWTBKOLGLNR' };
