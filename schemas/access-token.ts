import { z } from 'zod/v3';

/** The reply of Okta's token endpoint. Without a scope all were granted that were asked for. Source: RFC 6749, 5.1 */
export const accessToken = z
  .object({
    access_token: z.string().regex(/^[\w.~+/-]+=*$/),
    token_type: z.string().regex(/^(?:bearer|dpop)$/i),
    expires_in: z.number().positive(),
    scope: z.string().optional(),
  })
  .passthrough();
