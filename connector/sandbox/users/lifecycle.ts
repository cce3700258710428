import { unassignAll } from '../apps/assignments.ts';
import { profileChanged } from '../groups/evaluation.ts';
import { OktaError } from '../http/errors.ts';
import {
  type Call,
  flag,
  type Handler,
  json,
  noContent,
  type Reply,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { type EventType, record } from '../logs/events.ts';
import { endSessions } from '../sessions/sessions.ts';
import { findUser } from '../state/find.ts';
import { post } from '../state/outbox.ts';
import { word } from '../state/random.ts';
import type { Org, User } from '../state/store.ts';
import { checkPassword, proveOldPassword, readRecovery } from './credentials.ts';
import { type Operation, statusAfter } from './states.ts';
import { credentialsView, userView } from './view.ts';

/** Moves the user to the status that the operation leads to, or throws Okta's refusal. */
function change(org: Org, call: Call, user: User, operation: Operation, event: EventType): void {
  const status = statusAfter(operation, user);
  const time = org.timestamp();
  if (status !== user.status) {
    user.suspendedFrom = status === 'SUSPENDED' ? user.status : undefined;
    user.status = status;
    user.statusChanged = time;
  }
  user.lastUpdated = time;
  user.listed = undefined;
  record(org, call, event, user);
  profileChanged(org, user);
}

/** Deactivation takes the password, the apps and the sessions away for good, and keeps the date of the password. */
export function deactivate(org: Org, call: Call, user: User): void {
  change(org, call, user, 'deactivate', 'user.lifecycle.deactivate');
  user.password = undefined;
  unassignAll(org, call, user);
  endSessions(org, user);
}

const operation =
  (work: (org: Org, call: Call, user: User) => Reply | undefined): Handler =>
  (org, call) =>
    work(org, call, findUser(org, call.segment('user'))) ?? json({});

/** The operations that do nothing but change the status. */
const plain = (name: Operation, event: EventType): Handler =>
  operation((org, call, user) => {
    change(org, call, user, name, event);
    return undefined;
  });

const activation = (name: 'activate' | 'reactivate', mailed: boolean): Handler =>
  operation((org, call, user) => {
    change(org, call, user, name, `user.lifecycle.${name}`);
    user.activated ??= user.lastUpdated;
    const activationToken = word(org.wire, 20);
    const path =
      org.behaviour.engine === 'classic' ? `welcome/${activationToken}` : `tokens/${activationToken}/verify`;
    const activationUrl = `${org.origin}/${path}`;
    if (!flag(call, 'sendEmail', mailed)) return json({ activationUrl, activationToken });
    const to = String(user.profile['email']);
    post(org, { channel: 'email', to, userId: user.id, template: 'activation', link: activationUrl });
    return undefined;
  });

const deactivation = operation((org, call, user) => {
  deactivate(org, call, user);
  return org.behaviour.deactivate === 204 ? noContent : undefined;
});

/** The reply shows `statusChanged` as it was before: Okta's is late by one write. */
const expirePassword = operation((org, call, user) => {
  if (flag(call, 'tempPassword', false)) return temporaryPassword(org, call, user);
  const { statusChanged } = user;
  change(org, call, user, 'expire_password', 'user.account.expire_password');
  return json({ ...userView(org, user), statusChanged });
});

function temporaryPassword(org: Org, call: Call, user: User): Reply {
  change(org, call, user, 'expire_password_with_temp_password', 'user.account.expire_password');
  const tempPassword = `${word(org.wire, 9)}aA1`;
  setPassword(user, tempPassword);
  return json({ tempPassword });
}

const resetPassword = operation((org, call, user) => {
  if (call.params.get('sendEmail') === null) throw new OktaError('E0000028');
  const federate = call.params.get('provider') === 'FEDERATION';
  change(org, call, user, 'reset_password', 'user.account.reset_password');
  user.provider = federate ? 'FEDERATION' : 'OKTA';
  if (federate) {
    user.status = 'ACTIVE';
    user.password = undefined;
    return undefined;
  }
  return recoveryLink(org, call, 'reset_password');
});

const forgotPassword = operation((org, call, user) => {
  const question = user.recovery !== undefined || org.behaviour.engine === 'oie';
  if (!question) {
    throw new OktaError('E0000034', ["Forgot password is not allowed in the user's current status"]);
  }
  change(org, call, user, 'forgot_password', 'user.account.reset_password');
  return recoveryLink(org, call, 'signin/reset-password');
});

function recoveryLink(org: Org, call: Call, path: string): Reply | undefined {
  if (flag(call, 'sendEmail', true)) return undefined;
  return json({ resetPasswordUrl: `${org.origin}/${path}/${word(org.wire, 20)}` });
}

function setPassword(user: User, password: string): void {
  user.password = password;
  user.passwordChanged = user.lastUpdated;
}

const passwordOf = (body: Record<string, unknown>, key: string): unknown => readPart(body, key)['value'];

const changePassword = operation((org, call, user) => {
  const body = readBody(call, ['oldPassword', 'newPassword', 'revokeSessions']);
  statusAfter('change_password', user);
  if (!user.password) throw new OktaError('E0000035');
  proveOldPassword(
    user,
    passwordOf(body, 'oldPassword'),
    'oldPassword: The credentials provided were incorrect.',
  );
  const password = newPassword(user, passwordOf(body, 'newPassword'));
  change(org, call, user, 'change_password', 'user.account.update_password');
  setPassword(user, password);
  return json(credentialsView(user));
});

const changeRecoveryQuestion = operation((org, call, user) => {
  const body = readBody(call, ['password', 'recovery_question']);
  statusAfter('change_recovery_question', user);
  if (!user.password) throw new OktaError('E0000036');
  proveOldPassword(user, passwordOf(body, 'password'), 'Old Password is not correct');
  const recovery = readRecovery(body);
  change(org, call, user, 'change_recovery_question', 'user.account.update_profile');
  user.recovery = recovery;
  return json(credentialsView(user));
});

const answerRecoveryQuestion = operation((org, call, user) => {
  const body = readBody(call, ['password', 'recovery_question']);
  statusAfter('forgot_password_recovery_question', user);
  if (user.recovery?.answer !== readPart(body, 'recovery_question')['answer'])
    throw new OktaError('E0000087');
  const password = newPassword(user, passwordOf(body, 'password'));
  change(org, call, user, 'forgot_password_recovery_question', 'user.account.update_password');
  setPassword(user, password);
  return json(credentialsView(user));
});

/** Here Okta answers a weak password with 403, where creating a user with it is a 400. */
function newPassword(user: User, password: unknown): string {
  try {
    return checkPassword(password, String(user.profile['login']));
  } catch (error) {
    throw error instanceof OktaError ? new OktaError('E0000014', error.causes) : error;
  }
}

const handlers: Readonly<Record<string, Handler>> = {
  'lifecycle/activate': activation('activate', true),
  'lifecycle/reactivate': activation('reactivate', false),
  'lifecycle/deactivate': deactivation,
  'lifecycle/suspend': plain('suspend', 'user.lifecycle.suspend'),
  'lifecycle/unsuspend': plain('unsuspend', 'user.lifecycle.unsuspend'),
  'lifecycle/unlock': plain('unlock', 'user.account.unlock_by_admin'),
  'lifecycle/expire_password': expirePassword,
  'lifecycle/expire_password_with_temp_password': operation(temporaryPassword),
  'lifecycle/reset_password': resetPassword,
  'lifecycle/reset_factors': plain('reset_factors', 'user.mfa.factor.reset_all'),
  'credentials/change_password': changePassword,
  'credentials/change_recovery_question': changeRecoveryQuestion,
  'credentials/forgot_password': forgotPassword,
  'credentials/forgot_password_recovery_question': answerRecoveryQuestion,
};

export const lifecycleRoutes: readonly Route[] = Object.entries(handlers).map(
  ([path, handler]) => ['POST', `/api/v1/users/:user/${path}`, handler] as const,
);
