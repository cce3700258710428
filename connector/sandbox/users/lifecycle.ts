import type { Operation } from '../behaviour.ts';
import { resetFactors } from '../factors/factor.ts';
import { OktaError } from '../http/errors.ts';
import { type Call, flag, type Handler, json, noContent, type Reply, type Route } from '../http/exchange.ts';
import type { EventType } from '../logs/catalogue.ts';
import { revokeSessions } from '../sessions/sessions.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { User } from '../state/rows.ts';
import { setPassword } from './credentials.ts';
import { activationLink, mail } from './mail.ts';
import { secretOf } from './secrets.ts';
import { statusAfter } from './states.ts';
import { activate, change, deactivate, move } from './transitions.ts';
import { userView } from './view.ts';

type Work = (org: Org, call: Call, user: User) => Reply | undefined | Promise<Reply | undefined>;

/** An operation on the user whom the path names. The reply is `{}` unless there is more to say. */
export const operation =
  (work: Work): Handler =>
  async (org, call) =>
    (await work(org, call, findUser(org, call.segment('user')))) ?? json({});

/** The operations that do nothing but change the status. */
const plain = (name: Operation, event: EventType): Handler =>
  operation((org, call, user) => {
    change(org, call, user, name, event);
    return undefined;
  });

const activation = (
  begin: (org: Org, call: Call, user: User) => void,
  { mailed }: { readonly mailed: boolean },
): Handler =>
  operation((org, call, user) => {
    begin(org, call, user);
    const link = activationLink(org);
    if (!flag(call, 'sendEmail', { absent: mailed })) return json(link);
    mail(org, user, 'activation', link.activationUrl);
    return undefined;
  });

const activateUser = activation(
  (org, call, user) => activate(org, call, user, statusAfter(org, 'activate', user)),
  { mailed: true },
);

const reactivateUser = activation(
  (org, call, user) => change(org, call, user, 'reactivate', 'user.lifecycle.reactivate'),
  { mailed: false },
);

const deactivation = operation((org, call, user) => {
  deactivate(org, call, user);
  return org.behaviour.deactivate === 204 ? noContent : undefined;
});

const unlock = operation((org, call, user) => {
  change(org, call, user, 'unlock', 'user.account.unlock_by_admin');
  user.failedSignIns = 0;
  return undefined;
});

/** The reply shows `statusChanged` as it was before: Okta's is late by one write. */
const expirePassword = operation((org, call, user) => {
  if (flag(call, 'tempPassword')) return temporaryPassword(org, call, user);
  const { statusChanged } = user;
  change(org, call, user, 'expire_password', 'user.account.expire_password');
  return json({ ...userView(org, user), statusChanged });
});

function temporaryPassword(org: Org, call: Call, user: User): Reply {
  change(org, call, user, 'expire_password_with_temp_password', 'user.account.expire_password');
  const tempPassword = `${word(org.wire, 9)}aA1`;
  setPassword(org, user, secretOf(tempPassword));
  if (flag(call, 'revokeSessions')) revokeSessions(org, call, user);
  return json({ tempPassword });
}

const resetPassword = operation((org, call, user) => {
  if (call.params.get('sendEmail') === null && org.behaviour.resetPasswordSendEmail === 'required') {
    throw new OktaError('E0000028');
  }
  change(org, call, user, 'reset_password', 'user.account.reset_password');
  if (flag(call, 'revokeSessions')) revokeSessions(org, call, user);
  if (call.params.get('provider') === 'FEDERATION') {
    user.provider = 'FEDERATION';
    user.password = undefined;
    move(org, user, 'ACTIVE');
    return undefined;
  }
  user.provider = 'OKTA';
  return recoveryLink(org, call, user, 'reset_password');
});

/** The way to a new password, by mail or in the reply. */
export function recoveryLink(org: Org, call: Call, user: User, path: string): Reply | undefined {
  const resetPasswordUrl = `${org.origin}/${path}/${word(org.wire, 20)}`;
  if (!flag(call, 'sendEmail', { absent: true })) return json({ resetPasswordUrl });
  mail(org, user, 'passwordReset', resetPasswordUrl);
  return undefined;
}

const resettingFactors = operation((org, call, user) => {
  change(org, call, user, 'reset_factors', 'user.mfa.factor.reset_all');
  resetFactors(org, user);
  return undefined;
});

const handlers: Readonly<Record<string, Handler>> = {
  activate: activateUser,
  reactivate: reactivateUser,
  deactivate: deactivation,
  suspend: plain('suspend', 'user.lifecycle.suspend'),
  unsuspend: plain('unsuspend', 'user.lifecycle.unsuspend'),
  unlock,
  expire_password: expirePassword,
  expire_password_with_temp_password: operation(temporaryPassword),
  reset_password: resetPassword,
  reset_factors: resettingFactors,
};

export const lifecycleRoutes: readonly Route[] = Object.entries(handlers).map(
  ([name, handler]) => ['POST', `/api/v1/users/:user/lifecycle/${name}`, handler] as const,
);
