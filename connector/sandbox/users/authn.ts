import { invalid, OktaError } from '../http/errors.ts';
import { type Call, type Handler, json, type Route, readBody } from '../http/exchange.ts';
import { record, recordFailure } from '../logs/events.ts';
import { issueSessionToken } from '../sessions/sessions.ts';
import { userSigningIn } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { User } from '../state/rows.ts';
import { matches } from './secrets.ts';
import { lock, move } from './transitions.ts';

/** Signing in with a password, as the sign-in page does it: without an API token. */
const signIn: Handler = async (org, anonymous) => {
  const body = readBody(anonymous, [
    'username',
    'password',
    'relayState',
    'options',
    'context',
    'audience',
    'token',
  ]);
  for (const key of ['username', 'password']) {
    if (typeof body[key] !== 'string' || body[key] === '') {
      throw invalid(key, `${key}: The field cannot be left blank`);
    }
  }
  const user = userSigningIn(org, String(body['username']));
  const call = user ? { ...anonymous, principal: { type: 'User', id: user.id } as const } : anonymous;
  const right = await matches(user?.password, body['password']);

  if (user?.status === 'LOCKED_OUT') {
    recordFailure(org, call, 'user.session.start', 'LOCKED_OUT', user);
    if (!org.behaviour.passwordPolicy.showLockoutFailures) throw new OktaError('E0000004');
    return json({ status: 'LOCKED_OUT', _links: { next: step(org, 'unlock', 'recovery/unlock') } });
  }
  if (!user || (user.status !== 'ACTIVE' && user.status !== 'PASSWORD_EXPIRED') || !right) {
    recordFailure(org, call, 'user.session.start', 'INVALID_CREDENTIALS', ...(user ? [user] : []));
    if (user && !right) countFailure(org, call, user);
    throw new OktaError('E0000004');
  }

  user.failedSignIns = 0;
  if (isTooOld(org, user)) move(org, user, 'PASSWORD_EXPIRED');
  if (user.status === 'PASSWORD_EXPIRED') return json(expired(org, user));
  user.lastLogin = org.timestamp();
  org.listed.delete(user);
  record(org, call, 'user.session.start', user);
  return json({
    expiresAt: inFiveMinutes(org),
    status: 'SUCCESS',
    sessionToken: issueSessionToken(org, user),
    _embedded: { user: embedded(user) },
    _links: { cancel: step(org, undefined, 'cancel') },
  });
};

function countFailure(org: Org, call: Call, user: User): void {
  const { maxAttempts } = org.behaviour.passwordPolicy;
  user.failedSignIns += 1;
  if (user.failedSignIns === maxAttempts && ['ACTIVE', 'PASSWORD_EXPIRED'].includes(user.status)) {
    lock(org, call, user);
  }
}

function isTooOld(org: Org, { status, passwordChanged }: User): boolean {
  const { maxAgeDays } = org.behaviour.passwordPolicy;
  if (status !== 'ACTIVE' || maxAgeDays === 0 || !passwordChanged) return false;
  return org.clock.now() >= Date.parse(passwordChanged) + maxAgeDays * 86_400_000;
}

const expired = (org: Org, user: User) => ({
  stateToken: `00${word(org.wire, 40)}`,
  expiresAt: inFiveMinutes(org),
  status: 'PASSWORD_EXPIRED',
  _embedded: { user: embedded(user) },
  _links: {
    next: step(org, 'changePassword', 'credentials/change_password'),
    cancel: step(org, undefined, 'cancel'),
  },
});

const step = (org: Org, name: string | undefined, path: string) => ({
  ...(name && { name }),
  href: `${org.origin}/api/v1/authn/${path}`,
  hints: { allow: ['POST'] },
});

const inFiveMinutes = (org: Org): string => new Date(org.clock.now() + 300_000).toISOString();

const embedded = ({ id, passwordChanged, profile }: User) => ({
  id,
  passwordChanged,
  profile: {
    login: profile['login'],
    firstName: profile['firstName'],
    lastName: profile['lastName'],
    locale: profile['locale'] ?? 'en',
    timeZone: profile['timezone'] ?? 'America/Los_Angeles',
  },
});

export const authnRoutes: readonly Route[] = [['POST', '/api/v1/authn', signIn]];
