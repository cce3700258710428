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
    'Only sign-ins that succeeded (SUCCESS), that failed (FAILURE) or that a policy blocked (DENY). Without it: all.',
  ),
  ...pageInput(100),
};
