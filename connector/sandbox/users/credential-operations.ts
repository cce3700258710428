import { OktaError } from '../http/errors.ts';
import { flag, type Handler, json, type Route, readBody, readPart } from '../http/exchange.ts';
import { revokeSessions } from '../sessions/sessions.ts';
import type { Org } from '../state/org.ts';
import type { User } from '../state/rows.ts';
import {
  checkAge,
  checkHistory,
  checkPassword,
  proveOldPassword,
  readRecovery,
  setPassword,
} from './credentials.ts';
import { operation, recoveryLink } from './lifecycle.ts';
import { matches, secretOf } from './secrets.ts';
import { statusAfter } from './states.ts';
import { change } from './transitions.ts';
import { credentialsView } from './view.ts';

const passwordOf = (body: Record<string, unknown>, key: string): unknown => readPart(body, key)['value'];

const changePassword = operation(async (org, call, user) => {
  const body = readBody(call, ['oldPassword', 'newPassword', 'revokeSessions']);
  statusAfter(org, 'change_password', user);
  if (!user.password) throw new OktaError('E0000035');
  await proveOldPassword(
    user,
    passwordOf(body, 'oldPassword'),
    'oldPassword: The credentials provided were incorrect.',
  );
  const clear = await newPassword(org, user, passwordOf(body, 'newPassword'), {
    strict: flag(call, 'strict'),
  });
  change(org, call, user, 'change_password', 'user.account.update_password');
  setPassword(org, user, secretOf(clear));
  if (body['revokeSessions'] === true) revokeSessions(org, call, user);
  return json(credentialsView(org, user));
});

const changeRecoveryQuestion = operation(async (org, call, user) => {
  const body = readBody(call, ['password', 'recovery_question']);
  statusAfter(org, 'change_recovery_question', user);
  if (!user.password) throw new OktaError('E0000036');
  await proveOldPassword(user, passwordOf(body, 'password'), 'Old Password is not correct');
  const recovery = readRecovery(body);
  change(org, call, user, 'change_recovery_question', 'user.account.update_profile');
  user.recovery = recovery;
  return json(credentialsView(org, user));
});

const forgotPassword = operation((org, call, user) => {
  const question = user.recovery !== undefined || org.behaviour.engine === 'oie';
  if (!question) {
    throw new OktaError('E0000034', ["Forgot password is not allowed in the user's current status"]);
  }
  change(org, call, user, 'forgot_password', 'user.account.reset_password');
  return recoveryLink(org, call, user, 'signin/reset-password');
});

const answerRecoveryQuestion = operation(async (org, call, user) => {
  const body = readBody(call, ['password', 'recovery_question']);
  statusAfter(org, 'forgot_password_recovery_question', user);
  if (!(await matches(user.recovery?.answer, readPart(body, 'recovery_question')['answer']))) {
    throw new OktaError('E0000087');
  }
  const clear = await newPassword(org, user, passwordOf(body, 'password'));
  change(org, call, user, 'forgot_password_recovery_question', 'user.account.update_password');
  setPassword(org, user, secretOf(clear));
  return json(credentialsView(org, user));
});

/** Here Okta answers a password that the policy refuses with 403, where creating a user with it is a 400. */
async function newPassword(
  org: Org,
  user: User,
  password: unknown,
  { strict = false } = {},
): Promise<string> {
  try {
    const clear = checkPassword(password, String(user.profile['login']));
    if (strict) checkAge(org, user);
    await checkHistory(org, user, clear);
    return clear;
  } catch (error) {
    throw error instanceof OktaError ? new OktaError('E0000014', error.causes) : error;
  }
}

const handlers: Readonly<Record<string, Handler>> = {
  change_password: changePassword,
  change_recovery_question: changeRecoveryQuestion,
  forgot_password: forgotPassword,
  forgot_password_recovery_question: answerRecoveryQuestion,
};

export const credentialRoutes: readonly Route[] = Object.entries(handlers).map(
  ([name, handler]) => ['POST', `/api/v1/users/:user/credentials/${name}`, handler] as const,
);
