import { z } from 'zod/v3';

/** The user types of an org: the default one and up to ten more. Source: GET /api/v1/meta/types/user */
export const userTypes = z.array(
  z.object({ id: z.string(), displayName: z.string(), default: z.boolean().optional() }).passthrough(),
);
