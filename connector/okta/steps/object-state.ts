import type { Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { callOf, givenBack } from '../../core/request.ts';
import { deleteOnce } from './delete-once.ts';
import { toExplain } from './if-found.ts';
import { assertState, nounOf } from './wrong-state.ts';

type Context = ActionContext<Record<string, unknown>>;

/**
 * Carries out an operation on the state of a group rule, an app, a device, a zone, a policy ..., and reads the object, so
 * that the status is what Okta says. Okta accepts many of these twice without a word, so the object is read first: in
 * the wanted state already, nothing is sent and `changed` is false; in a wrong one it is WRONG_STATE.
 */
export async function changeObjectState<Output>(context: Context): Promise<Output> {
  const { okta, action, input } = context;
  const before = await readObject(context);
  // The output that it makes is held against the action's own schema when the run ends.
  if (assertState(statusOf(before), context) === 'done') return { ...before, changed: false } as Output;
  try {
    await okta.call(callOf(action.request, input));
  } catch (error) {
    const now = okta.replyLost && (await toExplain(error, readObject(context)));
    if (now && action.states?.done?.includes(statusOf(now))) return { ...now, changed: true } as Output;
    throw error;
  }
  return { ...(await readBack(readObject(context), nounOf(action))), changed: true } as Output;
}

/**
 * Deletes an object, and gives what the request says. Where Okta deletes it only in some states, an error says in which it
 * is.
 */
export async function deleteObject<Output>(context: Context): Promise<Output> {
  const { okta, action, input } = context;
  if (action.states) assertState(statusOf(await readObject(context)), context);
  await deleteOnce(okta, callOf(action.request, input));
  return givenBack(action.request?.gives, input);
}

/** The result of a reading after a change. If it fails, the error says that the change was made. */
export const readBack = <T>(reading: Promise<T>, noun: string): Promise<T> =>
  reading.catch((error: unknown) => {
    if (!isConnectorError(error)) throw error;
    const message = `Okta made the change, but the ${noun} could not be read afterwards. ${error.message}`;
    throw error.with({ message, retryable: false });
  });

/** Reads the object on which the action works: the same path without the operation. */
export async function readObject({ okta, action, input }: Context): Promise<Record<string, unknown>> {
  const path = action.request?.path.replace(/\/lifecycle\/\w+$/, '') ?? '';
  const { body }: Reply = await okta.call({ method: 'GET', path, params: input });
  if (isObject(body)) return body;
  throw new ConnectorError('UNEXPECTED_RESPONSE', "Okta's response is not an object.");
}

const statusOf = ({ status }: Record<string, unknown>) => (typeof status === 'string' ? status : '');
