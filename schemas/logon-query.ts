import { z } from 'zod/v3';
import { field } from './field.ts';
import { pageInput } from './page.ts';

/** The window that both searches for recent logons look into. */
export const logonQuery = {
  hours: z
    .number()
    .min(1)
    .max(90 * 24)
    .default(12)
    .describe('How many hours to look back, up to 2160 (90 days).'),
  outcome: field(z.enum(['SUCCESS', 'FAILURE', 'DENY']).optional(), { title: 'Outcome' }).describe(
    'Lists only sign-ins that succeeded (SUCCESS), failed (FAILURE) or were blocked by a policy (DENY). The default is all.',
  ),
  ...pageInput(100),
};
