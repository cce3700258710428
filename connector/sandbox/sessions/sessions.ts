import { notFound, OktaError } from '../http/errors.ts';
import { type Call, flag, type Handler, json, noContent, type Route, readBody } from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { Session, User } from '../state/rows.ts';
import { revokeTokens } from '../users/consents.ts';

const minute = 60_000;
/** The length of a session, without a policy that says otherwise. */
const lifetime = 120 * minute;

const isOver = (org: Org, { expiresAt }: { readonly expiresAt: string }): boolean =>
  Date.parse(expiresAt) <= org.clock.now();

/** Issues the token that a successful sign-in gives: good for one session, and for five minutes. */
export function issueSessionToken(org: Org, user: User): string {
  const token = `20111${word(org.wire, 39)}`;
  org.sessionTokens.add({ id: token, userId: user.id, expiresAt: org.timestamp(5 * minute) });
  return token;
}

/** Ends all sessions of a user; the tokens that would have become sessions are worth nothing either. */
export function endSessions(org: Org, user: User): void {
  for (const session of org.sessions.rows.filter(({ userId }) => userId === user.id))
    org.sessions.remove(session);
  for (const token of org.sessionTokens.rows.filter(({ userId }) => userId === user.id)) {
    org.sessionTokens.remove(token);
  }
}

/** Ends all sessions of a user for somebody who asks for it. */
export function revokeSessions(org: Org, call: Call, user: User): void {
  endSessions(org, user);
  record(org, call, 'user.session.clear', user);
}

function sessionView(org: Org, session: Session): Record<string, unknown> {
  const { id, userId, createdAt, expiresAt } = session;
  const user = org.users.get(userId);
  const self = `${org.origin}/api/v1/sessions/${id}`;
  const userLink = `${org.origin}/api/v1/users/${userId}`;
  return {
    id,
    userId,
    login: user?.profile['login'],
    createdAt,
    expiresAt,
    status: 'ACTIVE',
    lastPasswordVerification: createdAt,
    lastFactorVerification: null,
    amr: ['pwd'],
    idp: { id: org.id, type: 'OKTA' },
    mfaActive: false,
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      refresh: { href: `${self}/lifecycle/refresh`, hints: { allow: ['POST'] } },
      user: {
        name: `${user?.profile['firstName']} ${user?.profile['lastName']}`,
        href: userLink,
        hints: { allow: ['GET'] },
      },
    },
  };
}

const createSession: Handler = (org, call) => {
  const { sessionToken } = readBody(call, ['sessionToken']);
  const token = org.sessionTokens.get(String(sessionToken));
  if (token) org.sessionTokens.remove(token);
  const user = token && !isOver(org, token) && org.users.get(token.userId);
  if (!user) throw new OktaError('E0000004');
  const session: Session = {
    id: org.newId('102'),
    userId: user.id,
    createdAt: org.timestamp(),
    expiresAt: org.timestamp(lifetime),
  };
  org.sessions.add(session);
  user.lastLogin = session.createdAt;
  org.listed.delete(user);
  return json(sessionView(org, session));
};

function findSession(org: Org, call: Call): Session {
  const id = call.segment('session');
  const session = org.sessions.get(id);
  if (!session || isOver(org, session)) throw notFound(id, 'AppSession');
  return session;
}

const getSession: Handler = (org, call) => json(sessionView(org, findSession(org, call)));

const refreshSession: Handler = (org, call) => {
  const session = findSession(org, call);
  session.expiresAt = org.timestamp(lifetime);
  return json(sessionView(org, session));
};

const endSession: Handler = (org, call) => {
  const session = findSession(org, call);
  org.sessions.remove(session);
  record(org, call, 'user.session.end', ...[org.users.get(session.userId) ?? []].flat());
  return noContent;
};

const clearSessions: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  revokeSessions(org, call, user);
  if (flag(call, 'oauthTokens')) revokeTokens(org, user);
  return noContent;
};

export const sessionRoutes: readonly Route[] = [
  ['POST', '/api/v1/sessions', createSession],
  ['GET', '/api/v1/sessions/:session', getSession],
  ['DELETE', '/api/v1/sessions/:session', endSession],
  ['POST', '/api/v1/sessions/:session/lifecycle/refresh', refreshSession],
  ['DELETE', '/api/v1/users/:user/sessions', clearSessions],
];
