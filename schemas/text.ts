import { z } from 'zod/v3';

/** A name, a login or another text that stands on one line. What people paste may hold a line end that nobody sees. */
export const oneLine = (text: z.ZodString) =>
  text.refine((typed) => !/\p{Cc}/u.test(typed), 'contains a line break, a tab or another control character');

/** The ID of one of Okta's objects. */
export const id = z.string().regex(/^\s*[\w-]+\s*$/, 'must be an Okta ID, such as 00ub0oNGTSWTBKOLGLNR');
