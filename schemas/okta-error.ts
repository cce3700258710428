import { z } from 'zod/v3';

const cause = z.union([
  z.string(),
  z
    .object({
      errorSummary: z.string().optional(),
      reason: z.string().optional(),
      location: z.string().optional(),
    })
    .passthrough(),
]);

/** The body of a refusal. Causes are objects, and plain texts in a few 409s. Source: developer.okta.com/docs/reference/error-codes */
export const oktaError = z
  .object({
    errorCode: z.string(),
    errorSummary: z.string().optional(),
    errorId: z.string().optional(),
    errorCauses: z.array(cause).optional(),
  })
  .passthrough();
export type OktaError = z.infer<typeof oktaError>;

/** The body of a refusal by the token endpoint. Source: RFC 6749, 5.2 */
export const oauthRefusal = z
  .object({ error: z.string(), error_description: z.string().optional() })
  .passthrough();
