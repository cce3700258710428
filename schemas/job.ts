import { z } from 'zod/v3';

/** The report of an action that does a whole job: what became of each of its steps. */
export const jobSteps = z
  .array(
    z.object({
      step: z.string().describe('The action of the step.'),
      title: z.string().describe('What it does, and to what.'),
      done: z.boolean().describe('Whether the org is as the step wants it.'),
      changed: z
        .boolean()
        .nullable()
        .describe(
          'Whether Okta made a change. Empty where Okta does not say whether there was anything to change.',
        ),
      why: z.string().optional().describe('Why it was not done, or had nothing to do.'),
    }),
  )
  .describe('The steps, in their order.');
