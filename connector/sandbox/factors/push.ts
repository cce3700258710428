import { notFound } from '../http/errors.ts';
import { type Call, type Handler, json, noContent, type Reply, type Route } from '../http/exchange.ts';
import { record, recordFailure } from '../logs/events.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { post } from '../state/outbox.ts';
import type { Factor, PushTransaction, User } from '../state/rows.ts';
import { addFactor, enrolledBy, findFactor, kinds, updateFactor } from './factor.ts';
import { newSecret } from './one-time-password.ts';
import { activateLink, challengeLinks, expiry, factorView, pollLink, transactionLinks } from './view.ts';

const minute = 60_000;

/** Asks the person's device. The answer comes through the control endpoint that the message links to. */
export function startPush(
  org: Org,
  factor: Factor,
  { activation, withNumber = false }: { readonly activation: boolean; readonly withNumber?: boolean },
): PushTransaction {
  const push: PushTransaction = {
    id: org.newId('mst'),
    factorId: factor.id,
    activation,
    expires: org.clock.now() + (activation ? 10 : 5) * minute,
    answer: undefined,
    correctAnswer: withNumber ? 10 + Math.floor(org.wire() * 90) : undefined,
  };
  org.pushTransactions.add(push);
  post(org, {
    channel: 'push',
    to: String(factor.profile?.['name'] ?? 'Okta Verify'),
    userId: factor.userId,
    template: activation ? 'factorActivation' : 'factorChallenge',
    link: `${org.origin}/sandbox/challenges/${push.id}`,
  });
  return push;
}

const resultOf = (org: Org, { answer, expires }: PushTransaction): string => {
  if (answer) return answer === 'APPROVE' ? 'SUCCESS' : 'REJECTED';
  return org.clock.now() < expires ? 'WAITING' : 'TIMEOUT';
};

/** The state of a push that is to prove a factor. */
export function verificationView(org: Org, factor: Factor, push: PushTransaction): Record<string, unknown> {
  const factorResult = resultOf(org, push);
  if (factorResult === 'SUCCESS') return { factorResult };
  if (factorResult !== 'WAITING') return { factorResult, _links: challengeLinks(org, factor) };
  const { correctAnswer } = push;
  return {
    expiresAt: expiry(push.expires),
    factorResult,
    _links: transactionLinks(org, factor, push.id),
    ...(correctAnswer !== undefined && { _embedded: { challenge: { correctAnswer } } }),
  };
}

const activationOf = (org: Org, factor: Factor): PushTransaction | undefined =>
  org.pushTransactions.rows.findLast(({ activation, factorId }) => activation && factorId === factor.id);

/** The reply to an activation: its state, or the factor once it is active. */
function activationReply(org: Org, factor: Factor): Reply {
  if (factor.status === 'ACTIVE') return json(factorView(org, factor));
  const push = activationOf(org, factor);
  const factorResult = push ? resultOf(org, push) : 'TIMEOUT';
  return json(
    push && factorResult === 'WAITING'
      ? { expiresAt: expiry(push.expires), factorResult, _links: { poll: pollLink(org, factor) } }
      : { factorResult, _links: { activate: activateLink(org, factor) } },
  );
}

/** Restarts an activation that has come to nothing. */
export function activatePush(org: Org, factor: Factor): Reply {
  const push = activationOf(org, factor);
  if (factor.status !== 'ACTIVE' && (!push || resultOf(org, push) !== 'WAITING'))
    startPush(org, factor, { activation: true });
  return activationReply(org, factor);
}

const pollActivation: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  return activationReply(org, findFactor(org, user, call.segment('factor')));
};

function transactionOf(org: Org, call: Call): { factor: Factor; push: PushTransaction } {
  const factor = findFactor(org, findUser(org, call.segment('user')), call.segment('factor'));
  const id = call.segment('transaction');
  const push = org.pushTransactions.get(id);
  if (push?.factorId !== factor.id || push.activation) throw notFound(id, 'UserFactor');
  return { factor, push };
}

const pollVerification: Handler = (org, call) => {
  const { factor, push } = transactionOf(org, call);
  return json(verificationView(org, factor, push));
};

const cancelVerification: Handler = (org, call) => {
  org.pushTransactions.remove(transactionOf(org, call).push);
  return noContent;
};

/** Does what the person does on the device, with the person as the actor. False if no such push is waiting. */
export function answerPush(org: Org, call: Call, id: string, answer: 'APPROVE' | 'REJECT'): boolean {
  const push = org.pushTransactions.get(id);
  const factor = push && org.factors.get(push.factorId);
  const user = factor && org.users.get(factor.userId);
  if (!push || !user || resultOf(org, push) !== 'WAITING') return false;
  push.answer = answer;
  const byUser: Call = { ...call, principal: { type: 'User', id: user.id } };
  if (push.activation) {
    if (answer === 'APPROVE') enrollDevice(org, byUser, user, factor);
  } else if (answer === 'APPROVE') record(org, byUser, 'user.authentication.auth_via_mfa', user);
  else recordFailure(org, byUser, 'user.authentication.auth_via_mfa', 'USER_REJECTED', user);
  return true;
}

/** With the push of Okta Verify come its one-time passwords, and on Identity Engine its FastPass. */
function enrollDevice(org: Org, call: Call, user: User, factor: Factor): void {
  const credentialId = user.profile['login'];
  const device = { deviceType: 'SmartPhone_IPhone', name: 'iPhone', platform: 'IOS', version: '18.0' };
  updateFactor(org, factor, { status: 'ACTIVE', profile: { credentialId, ...device } });
  record(org, call, 'user.mfa.factor.activate', user);
  const passwords = enrolledBy(org, user).find(
    ({ factorType, provider }) => factorType === 'token:software:totp' && provider === 'OKTA',
  );
  const kind = kinds.find(({ factorType }) => factorType === 'token:software:totp');
  if (passwords) updateFactor(org, passwords, { status: 'ACTIVE' });
  else if (kind) {
    const secret = newSecret(org.wire);
    addFactor(org, user, kind, { status: 'ACTIVE', profile: { credentialId }, secret });
  }
  if (org.behaviour.engine === 'classic') return;
  const fastPass = { factorType: 'signed_nonce', provider: 'OKTA', prefix: 'pfd' } as const;
  addFactor(org, user, fastPass, { status: 'ACTIVE', profile: { credentialId, ...device } });
}

const path = '/api/v1/users/:user/factors/:factor';

export const pushRoutes: readonly Route[] = [
  ['POST', `${path}/lifecycle/activate/poll`, pollActivation],
  ['GET', `${path}/transactions/:transaction`, pollVerification],
  ['DELETE', `${path}/transactions/:transaction`, cancelVerification],
];
