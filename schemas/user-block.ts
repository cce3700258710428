import { z } from 'zod/v3';

/** What keeps a user from signing in. Source: GET /api/v1/users/{id}/blocks. Nothing in it is unique or always there. */
export const userBlock = z
  .object({
    type: z.string().optional().describe('Type of the block. Okta knows DEVICE_BASED only.'),
    appliesTo: z
      .string()
      .optional()
      .describe(
        'ANY_DEVICES: the user is blocked everywhere. UNKNOWN_DEVICES: only on devices that are new.',
      ),
  })
  .passthrough();

/** A block with every field, for samples. */
export const sampleUserBlock = {
  type: 'DEVICE_BASED',
  appliesTo: 'UNKNOWN_DEVICES',
} satisfies z.input<typeof userBlock>;
