import { type User, type UserStatus, user, userStatuses } from '../../../schemas/user.ts';
import type { Client, Reply } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { type ConnectorError, isConnectorError, mayHaveBeenMade } from '../../core/error.ts';
import { callOf } from '../../core/request.ts';
import { toExplain } from './if-found.ts';

interface Transition {
  /** The statuses in which Okta takes the operation. */
  from: readonly UserStatus[];
  /** The statuses in which the user already has what the operation would bring. */
  done?: readonly UserStatus[];
  /** The status that the operation brings, where it tells after a lost reply whether the operation was carried out. */
  brings?: UserStatus;
}

const allBut = (...left: UserStatus[]) => userStatuses.filter((status) => !left.includes(status));

/** Okta's state machine of users, by action. Source: developer.okta.com/docs/concepts/user-lifecycle and real replies. */
export const transitions: Record<string, Transition> = {
  activate_user: { from: ['STAGED', 'DEPROVISIONED'], done: ['ACTIVE', 'PROVISIONED'] },
  reactivate_user: { from: ['PROVISIONED', 'RECOVERY'] },
  suspend_user: { from: ['ACTIVE', 'PASSWORD_EXPIRED', 'PROVISIONED'], done: ['SUSPENDED'] },
  unsuspend_user: { from: ['SUSPENDED'], done: ['ACTIVE', 'PASSWORD_EXPIRED', 'PROVISIONED'] },
  unlock_user: { from: ['LOCKED_OUT'], done: ['ACTIVE', 'PASSWORD_EXPIRED'] },
  deactivate_user: { from: allBut('DEPROVISIONED'), done: ['DEPROVISIONED'] },
  delete_user: { from: ['DEPROVISIONED'] },
  reset_password: {
    from: ['PROVISIONED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY', 'LOCKED_OUT'],
    brings: 'RECOVERY',
  },
  expire_password: { from: ['ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  expire_password_with_temp_password: { from: ['PROVISIONED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  set_password: { from: allBut('DEPROVISIONED') },
  change_password: { from: ['STAGED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY'] },
  forgot_password: { from: ['ACTIVE'] },
  forgot_password_set_new_password: { from: ['ACTIVE'] },
  change_recovery_question: { from: ['STAGED', 'ACTIVE', 'RECOVERY'] },
  update_user: { from: allBut('DEPROVISIONED') },
  replace_user: { from: allBut('DEPROVISIONED') },
};

/** A status in which this action has nothing to do, or one in which Okta does not take it. */
export const stateOf = (
  action: string,
  status: string | undefined,
): 'legal' | 'done' | 'wrong' | 'unknown' => {
  // An action that is not in the table works in every state, so that no status explains its failure.
  const { from, done = [] } = transitions[action] ?? { from: userStatuses };
  if (from.some((one) => one === status)) return 'legal';
  if (done.some((one) => one === status)) return 'done';
  return userStatuses.some((one) => one === status) ? 'wrong' : 'unknown';
};

/** Reads a user, by ID or login. */
export const readUser = (okta: Client, userId: string): Promise<Reply<User>> =>
  okta.call({ method: 'GET', path: '/api/v1/users/{userId}', params: { userId }, expect: user });

/**
 * Carries out an operation on a user's state, then reads the user, so that the status is what Okta says. A user who is
 * in the wanted state already is no error: `changed` is false.
 */
export async function changeUserState({
  input,
  okta,
  action,
}: ActionContext<{ userId: string; sendEmail?: boolean }>): Promise<User & { changed: boolean }> {
  const { userId, sendEmail } = input;
  let reply: Reply;
  try {
    reply = await okta.call(callOf(action.request, input));
  } catch (error) {
    if (sendEmail && mayHaveBeenMade(error)) return mailedOnce(error, { okta, action, userId });
    const { body, headers, status } = await wrongState(error, { okta, action, userId });
    const changed = okta.replyLost && okta.happenedNow(body.statusChanged, { body, headers, status });
    return { ...body, changed };
  }
  const said = told(reply.body);
  try {
    const { body } = await readUser(okta, userId);
    return { ...said, ...body, changed: true };
  } catch (error) {
    // A token or a temporary password is shown once: it must not be lost with the reading.
    if (shownOnce.some((name) => name in said)) return { id: userId, ...said, changed: true };
    if (!isConnectorError(error)) throw error;
    const message = `Okta made the change, but the user could not be read afterwards. ${error.message}`;
    throw error.with({ message, retryable: false });
  }
}

/**
 * The user, when an operation that mails somebody lost its reply: sent again, it would mail again, so the status tells
 * whether it was carried out. Where the status cannot tell, the error says that a mail may be under way.
 */
async function mailedOnce(
  error: ConnectorError,
  { okta, action, userId }: { okta: Client; action: { name: string }; userId: string },
): Promise<User & { changed: boolean }> {
  const brings = transitions[action.name]?.brings;
  const reply = await toExplain(error, readUser(okta, userId));
  if (brings && reply.body.status !== brings) {
    const message = `${error.message} The user is ${reply.body.status}, so it was not carried out, and it is safe to run again.`;
    throw error.with({ message, retryable: true });
  }
  if (brings && okta.happenedNow(reply.body.statusChanged, reply)) return { ...reply.body, changed: true };
  throw error.with({
    message: `${error.message} The mail may have been sent: it is not sent a second time.`,
  });
}

const shownOnce = ['activationToken', 'resetPasswordUrl', 'tempPassword'];

/** What Okta answered, by the place it has in a user: a change of credentials answers with the credentials alone. */
function told(body: unknown): Record<string, unknown> {
  if (!isObject(body)) return {};
  return 'provider' in body && !('id' in body) ? { credentials: body } : body;
}

/**
 * Carries out an update of a user and gives back the user. Okta answers an update of a deactivated user with 404, as if
 * there were none.
 */
export async function updateExistingUser({
  input,
  okta,
  action,
}: ActionContext<{ userId: string }>): Promise<User> {
  const { userId } = input;
  try {
    return (await okta.call({ ...callOf(action.request, input), expect: user })).body;
  } catch (error) {
    return (await wrongState(error, { okta, action, userId })).body;
  }
}

/**
 * The user, when an operation failed since there is nothing left to do. Otherwise throws: WRONG_STATE with the status
 * and what is allowed in it, or the error as it came when the status is not the reason.
 *
 * Okta answers a wrong state with 400, 403 or 404, and 404 also for what does not exist: only reading the user tells.
 */
export async function wrongState(
  error: unknown,
  { okta, action, userId }: { okta: Client; action: { name: string; title: string }; userId: string },
): Promise<Reply<User>> {
  const mayBeState = isConnectorError(error) && ['WRONG_STATE', 'NOT_FOUND', 'REJECTED'].includes(error.code);
  if (!mayBeState) throw error;
  const reply = await toExplain(error, readUser(okta, userId));
  const { status = '' } = reply.body;
  const state = stateOf(action.name, status);
  if (state === 'done') return reply;
  if (state !== 'wrong') throw error;
  throw error.with({ code: 'WRONG_STATE', message: wrongStateMessage(action, status), retryable: false });
}

/** The sentence for a user in a wrong state: the status, where the action works, and what works now. */
export function wrongStateMessage({ name, title }: { name: string; title: string }, status: string): string {
  const works = transitions[name]?.from.join(', ');
  const allowed = Object.keys(transitions).filter(
    (other) => other !== name && stateOf(other, status) === 'legal',
  );
  const now = allowed.length > 0 ? ` In this state you can use ${allowed.join(', ')}.` : '';
  return `The user is ${status}, and "${title}" works for ${works} only.${now}`;
}
