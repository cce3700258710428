import type { Org } from '../state/org.ts';
import type { Factor, User } from '../state/rows.ts';
import { enrolledBy, type Kind, kinds, nonceSeconds } from './factor.ts';
import { timeStep } from './one-time-password.ts';

type Link = { readonly href: string } & Readonly<Record<string, unknown>>;

const link = (href: string, ...allow: string[]): Link => ({ href, hints: { allow } });

const userPath = (org: Org, userId: string): string => `${org.origin}/api/v1/users/${userId}`;
const factorPath = (org: Org, { id, userId }: Factor): string => `${userPath(org, userId)}/factors/${id}`;

/** The address to which the reply to a challenge points. */
export const challengeLinks = (org: Org, factor: Factor): Record<string, Link> => ({
  verify: link(`${factorPath(org, factor)}/verify`, 'POST'),
  factor: link(factorPath(org, factor), 'GET', 'DELETE'),
});

export const resendLink = (org: Org, factor: Factor): { resend: readonly Link[] } => ({
  resend: [{ name: factor.factorType, ...link(`${factorPath(org, factor)}/resend`, 'POST') }],
});

export const transactionLinks = (org: Org, factor: Factor, id: string): Record<string, Link> => {
  const transaction = `${factorPath(org, factor)}/transactions/${id}`;
  return { poll: link(transaction, 'GET'), cancel: link(transaction, 'DELETE') };
};

export const activateLink = (org: Org, factor: Factor): Link =>
  link(`${factorPath(org, factor)}/lifecycle/activate`, 'POST');

export const pollLink = (org: Org, factor: Factor): Link =>
  link(`${factorPath(org, factor)}/lifecycle/activate/poll`, 'POST');

export function factorView(org: Org, factor: Factor): Record<string, unknown> {
  const { id, factorType, provider, status, created, lastUpdated, profile } = factor;
  const activation = status === 'PENDING_ACTIVATION' ? activationView(org, factor) : undefined;
  return {
    id,
    factorType,
    provider,
    vendorName: provider,
    status,
    created,
    lastUpdated,
    ...(profile && { profile }),
    _links: linksOf(org, factor),
    ...(activation && { _embedded: { activation } }),
  };
}

/** The data that the person's app or key needs. Its picture, a QR code, is not drawn here. */
function activationView(org: Org, factor: Factor): Record<string, unknown> | undefined {
  const { id, userId, secret, challenge } = factor;
  switch (factor.factorType) {
    case 'token:software:totp':
      return { timeStep, sharedSecret: secret, encoding: 'base32', keyLength: 6 };
    case 'push': {
      const push = org.pushTransactions.rows.findLast(({ factorId }) => factorId === id);
      return { expiresAt: expiry(push?.expires ?? 0), factorResult: 'WAITING' };
    }
    case 'u2f':
      return { version: 'U2F_V2', nonce: challenge?.value, timeoutSeconds: nonceSeconds };
    case 'webauthn': {
      const { login, firstName, lastName } = org.users.get(userId)?.profile ?? {};
      return {
        attestation: 'direct',
        authenticatorSelection: { userVerification: 'preferred', requireResidentKey: false },
        challenge: challenge?.value,
        excludeCredentials: [],
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        rp: { name: 'Sandbox' },
        user: { displayName: `${firstName} ${lastName}`, name: login, id: userId },
      };
    }
    default:
      return undefined;
  }
}

export const expiry = (time: number): string => new Date(Math.floor(time / 1000) * 1000).toISOString();

function linksOf(org: Org, factor: Factor): Record<string, Link | readonly Link[]> {
  const { factorType, userId } = factor;
  const self = factorPath(org, factor);
  const user = link(userPath(org, userId), 'GET');
  if (factorType === 'question') {
    const questions = link(`${userPath(org, userId)}/factors/questions`, 'GET');
    return { questions, self: link(self, 'GET', 'DELETE'), user };
  }
  if (factor.status === 'ACTIVE') {
    return { verify: link(`${self}/verify`, 'POST'), self: link(self, 'GET', 'DELETE'), user };
  }
  return {
    ...(factorType === 'push' ? { poll: pollLink(org, factor) } : { activate: activateLink(org, factor) }),
    ...(['sms', 'call', 'email'].includes(factorType) && resendLink(org, factor)),
    self: link(self, 'GET'),
    user,
  };
}

/** A kind of factor as the catalog has it, with the phones that can be enrolled without being named. */
export function catalogView(org: Org, user: User): Record<string, unknown>[] {
  const enrolled = enrolledBy(org, user);
  const factors = `${userPath(org, user.id)}/factors`;
  return kinds.map(({ factorType, provider }: Kind) => {
    const own = enrolled.filter((f) => f.factorType === factorType && f.provider === provider);
    const phones = own
      .filter(({ profile }) => profile?.['phoneNumber'])
      .map(({ id, profile }) => ({ id, profile, status: 'ACTIVE' }));
    return {
      factorType,
      provider,
      vendorName: provider,
      status: own[0]?.status ?? 'NOT_SETUP',
      enrollment: 'OPTIONAL',
      _links: {
        ...(factorType === 'question' && { questions: link(`${factors}/questions`, 'GET') }),
        enroll: link(factors, 'POST'),
      },
      ...(phones.length > 0 && { _embedded: { phones } }),
    };
  });
}
