import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { ifFound, toExplain } from './if-found.ts';
import { readUser } from './user-state.ts';

/** An ID that Okta once gave to a user. A login that is not found may as well be a typing error. */
const idOfUser = /^00u[a-zA-Z0-9]{17}$/;

/**
 * The outcome of a step of off-boarding; or `nothing`, the answer for a user who was deleted before, so that a
 * recipe that runs a second time ends well. Okta says the same of a user who was deleted and of one who never was: an
 * ID of its own form is taken for the first, and everything else stays the error that it is.
 */
export const unlessGone = <T extends object, N extends object>(
  { okta, input: { userId } }: ActionContext<{ userId: string }>,
  step: Promise<T>,
  nothing: N,
): Promise<(T | N) & { alreadyGone: boolean }> =>
  step.then(
    (done) => ({ ...done, alreadyGone: false }),
    async (error: unknown) => {
      const notFound = isConnectorError(error) && error.code === 'NOT_FOUND';
      if (!notFound || !idOfUser.test(userId) || (await toExplain(error, ifFound(readUser(okta, userId))))) {
        throw error;
      }
      return { ...nothing, alreadyGone: true };
    },
  );
