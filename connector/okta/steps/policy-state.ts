import type { ActionContext } from '../../core/define-action.ts';
import { isConnectorError } from '../../core/error.ts';
import { toExplain } from './if-found.ts';
import { changeObjectState, readObject } from './object-state.ts';
import { nounOf } from './wrong-state.ts';

/**
 * Deactivates a policy or a rule of one. Okta keeps those that it made itself, and refuses as if a right were missing or
 * something else were wrong: reading the object tells.
 */
export async function deactivateUnlessSystem<Output>(
  context: ActionContext<Record<string, unknown>>,
): Promise<Output> {
  try {
    return await changeObjectState<Output>(context);
  } catch (error) {
    if (!isConnectorError(error) || !['FORBIDDEN', 'REJECTED'].includes(error.code)) throw error;
    const { system, name } = await toExplain(error, readObject(context));
    if (system !== true) throw error;
    const message = `The ${nounOf(context.action)} "${name}" is one of Okta's own, which cannot be deactivated.`;
    throw error.with({ code: 'REJECTED', message, retryable: false });
  }
}
