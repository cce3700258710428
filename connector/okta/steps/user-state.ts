import type { AnyZodObject } from 'zod/v3';
import { factsOf } from '../../../schemas/field.ts';
import { type User, user, userStatuses } from '../../../schemas/user.ts';
import type { Client, Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext, States } from '../../core/define-action.ts';
import { type ConnectorError, isConnectorError, mayHaveBeenMade, notMade } from '../../core/error.ts';
import { callOf, givenBack } from '../../core/request.ts';
import { toExplain } from './if-found.ts';
import { readBack } from './object-state.ts';
import { wrongStateMessage } from './wrong-state.ts';

type Context = ActionContext<{ userId: string }>;

/**
 * The meaning of a user's status for an action: it works, it has nothing left to do, or Okta does not take it. Source of
 * the declared states: developer.okta.com/docs/concepts/user-lifecycle and real replies.
 */
export function stateOf(
  status: string | undefined,
  // An action without states works in all, so that no status explains its failure.
  { from, done = [] }: States = { from: userStatuses },
): 'legal' | 'done' | 'wrong' | 'unknown' {
  if (from.some((one) => one === status)) return 'legal';
  if (done.some((one) => one === status)) return 'done';
  return userStatuses.some((one) => one === status) ? 'wrong' : 'unknown';
}

/** Reads a user, by ID or login. */
export const readUser = (okta: Client, userId: string): Promise<Reply<User>> =>
  okta.call({ method: 'GET', path: '/api/v1/users/{userId}', params: { userId }, expect: user });

/**
 * Carries out an operation on a user's state, then reads the user, so that the status is what Okta says. A user who is
 * in the wanted state already is no error: `changed` is false.
 */
export async function changeUserState<Output = User & { changed: boolean }>(
  context: ActionContext<MailedInput>,
): Promise<Output> {
  const changed = await changeState(context);
  return { ...changed, ...givenBack<object>(context.action.request?.gives, context.input) } as Output;
}

type MailedInput = { userId: string; sendEmail?: boolean };

async function changeState(context: ActionContext<MailedInput>): Promise<User & { changed: boolean }> {
  const { okta, action, input } = context;
  const { userId, sendEmail } = input;
  let reply: Reply;
  try {
    reply = await okta.call(callOf(action.request, input));
  } catch (error) {
    if (sendEmail && mayHaveBeenMade(error)) return mailedOnce(error, context);
    const { body, headers, status } = await userIfAlreadyDone(error, context);
    const changed = okta.replyLost && okta.happenedNow(body.statusChanged, { body, headers, status });
    return { ...body, changed };
  }
  const answered = partOfUser(reply.body);
  try {
    const { body } = await readBack(readUser(okta, userId), 'user');
    return { ...answered, ...body, changed: true };
  } catch (error) {
    // A token or a temporary password is shown once: it must not be lost with the reading.
    if (hasSecret(action.output, answered)) return { id: userId, ...answered, changed: true };
    throw error;
  }
}

const hasSecret = ({ shape }: AnyZodObject, answered: object): boolean =>
  Object.keys(answered).some((key) => shape[key] && factsOf(shape[key]).secret);

/**
 * The user, when an operation that mails somebody lost its reply: sent again, it would mail again, so the status tells
 * whether it was carried out. Where the status cannot tell, the error says that a mail may be under way.
 */
async function mailedOnce(
  error: ConnectorError,
  { okta, action, input }: Context,
): Promise<User & { changed: boolean }> {
  const { brings } = action.states ?? {};
  const reply = await toExplain(error, readUser(okta, input.userId));
  if (brings && reply.body.status !== brings) {
    const verdict = `The user is ${reply.body.status}, so the change was not made and it is safe to run again.`;
    throw notMade(error, verdict);
  }
  if (brings && okta.happenedNow(reply.body.statusChanged, reply)) return { ...reply.body, changed: true };
  throw error.with({
    message: `${error.message} The email may have been sent, so it is not sent again.`,
  });
}

/** Okta's answer, put where it belongs in a user: a change of credentials answers with the credentials alone. */
function partOfUser(body: unknown): Record<string, unknown> {
  if (!isObject(body)) return {};
  return 'provider' in body && !('id' in body) ? { credentials: body } : body;
}

/**
 * Carries out an update of a user and gives back the user. Okta answers an update of a deactivated user with 404, as if
 * there were none.
 */
export async function updateExistingUser(context: Context): Promise<User> {
  const { okta, action, input } = context;
  try {
    return (await okta.call({ ...callOf(action.request, input), expect: user })).body;
  } catch (error) {
    return (await userIfAlreadyDone(error, context)).body;
  }
}

/**
 * The user, when an operation failed since there is nothing left to do. Otherwise throws: WRONG_STATE with the status
 * and what is allowed in it, or the error as it came when the status is not the reason.
 *
 * Okta answers a wrong state with 400, 403 or 404, and 404 also for what does not exist: only reading the user tells.
 */
export async function userIfAlreadyDone(error: unknown, context: Context): Promise<Reply<User>> {
  const { okta, action, input } = context;
  const mayBeState = isConnectorError(error) && ['WRONG_STATE', 'NOT_FOUND', 'REJECTED'].includes(error.code);
  if (!mayBeState) throw error;
  const reply = await toExplain(error, readUser(okta, input.userId));
  const { status = '' } = reply.body;
  const state = stateOf(status, action.states);
  if (state === 'done') return reply;
  if (state !== 'wrong') throw error;
  const message = wrongStateMessage(status, context);
  throw error.with({ code: 'WRONG_STATE', message, retryable: false });
}
