import { z } from 'zod/v3';

const words = z.string().nullish().catch(undefined);
const cause = z.union([
  z.string(),
  z.object({ errorSummary: words, reason: words, location: words }).passthrough(),
]);
type Cause = z.infer<typeof cause>;

/**
 * The body of a refusal. The code alone tells that it is Okta's, since the rest may be empty. Causes are objects, and
 * plain texts in a few 409s. Source: developer.okta.com/docs/reference/error-codes
 */
export const oktaError = z
  .object({
    errorCode: z.string().regex(/^E\d{7}$/),
    errorSummary: words,
    errorId: words,
    errorCauses: z
      .array(z.unknown())
      .catch([])
      .transform((causes) => causes.filter((one): one is Cause => cause.safeParse(one).success)),
  })
  .passthrough();
export type OktaError = z.infer<typeof oktaError>;

/**
 * The body of a refusal by the token endpoint. All codes of OAuth are words with underscores; what a gateway writes in
 * the same place is not. Source: RFC 6749, 5.2
 */
export const oauthRefusal = z
  .object({
    error: z.string().regex(/^[a-z]+(?:_[a-z]+)+$/),
    error_description: z.string().optional().catch(undefined),
  })
  .passthrough();
