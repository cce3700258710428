import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { givenBack } from '../../core/request.ts';
import { ifFound, toExplain } from './if-found.ts';
import { readUser } from './user-state.ts';

/** An ID that Okta once gave to a user. A login that is not found may as well be a typing error. */
const idOfUser = /^00u[a-zA-Z0-9]{17}$/;

/**
 * A step of off-boarding, which gives what the action's `gone` says for a user who was deleted before, so that a recipe
 * that runs a second time ends well. Okta says the same of a user who was deleted and of one who never was: an ID of its
 * own form is taken for the first, and everything else stays the error that it is.
 */
export const unlessGone =
  <Input extends { userId: string }, Output>(step: (context: ActionContext<Input>) => Promise<object>) =>
  async (context: ActionContext<Input>): Promise<Output> => {
    const { okta, action, input } = context;
    try {
      // The output that it makes is held against the action's own schema when the run ends.
      return { ...(await step(context)), alreadyGone: false } as Output;
    } catch (error) {
      const { userId } = input;
      const notFound = isConnectorError(error) && error.code === 'NOT_FOUND';
      if (!notFound || !idOfUser.test(userId) || (await toExplain(error, ifFound(readUser(okta, userId))))) {
        throw error;
      }
      return { ...givenBack<object>(action.gone, input), alreadyGone: true } as Output;
    }
  };
