import { z } from 'zod/v3';
import { groupId } from './group.ts';
import { userId } from './user.ts';

/** What a change of a membership takes. */
export const membershipInput = z
  .object({ groupId, userId: userId.describe('The ID of the user (00u...). A login does not work here.') })
  .strict();

/** What a change of a membership gives back: the ids, under which outcome. */
export const membership = <K extends string>(outcome: K, meaning: string) =>
  z.object({ [outcome]: z.boolean().describe(meaning) } as { [N in K]: z.ZodBoolean }).extend({
    groupId: z.string().describe('The group ID from the input.'),
    userId: z.string().describe('The user from the input.'),
  });

export const sampleMembership = { groupId: '00g1emaKYZTWRYYRRTSK', userId: '00ub0oNGTSWTBKOLGLNR' };
