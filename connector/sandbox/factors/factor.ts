import { notFound } from '../http/errors.ts';
import type { Org } from '../state/org.ts';
import type { Factor, FactorType, User } from '../state/rows.ts';

export interface Kind {
  readonly factorType: FactorType;
  readonly provider: string;
  readonly prefix: string;
}

/** The factors that can be enrolled, in the order of the catalog. */
export const kinds: readonly Kind[] = [
  { factorType: 'question', provider: 'OKTA', prefix: 'ufs' },
  { factorType: 'token:software:totp', provider: 'OKTA', prefix: 'ost' },
  { factorType: 'token:software:totp', provider: 'GOOGLE', prefix: 'ost' },
  { factorType: 'sms', provider: 'OKTA', prefix: 'mbl' },
  { factorType: 'call', provider: 'OKTA', prefix: 'clf' },
  { factorType: 'email', provider: 'OKTA', prefix: 'emf' },
  { factorType: 'push', provider: 'OKTA', prefix: 'opf' },
  { factorType: 'token', provider: 'RSA', prefix: 'rsa' },
  { factorType: 'token', provider: 'SYMANTEC', prefix: 'ufv' },
  { factorType: 'token:hardware', provider: 'YUBICO', prefix: 'ykf' },
  { factorType: 'token:hotp', provider: 'CUSTOM', prefix: 'chf' },
  { factorType: 'u2f', provider: 'FIDO', prefix: 'fuf' },
  { factorType: 'webauthn', provider: 'FIDO', prefix: 'fwf' },
  { factorType: 'web', provider: 'DUO', prefix: 'dsf' },
];

/** The time that a security key may take to sign. */
export const nonceSeconds = 300;

export function addFactor(
  org: Org,
  user: User,
  { factorType, provider, prefix }: Kind,
  settled: Pick<Factor, 'status' | 'profile'> & Partial<Factor>,
): Factor {
  const time = org.timestamp();
  const factor: Factor = {
    id: org.newId(prefix),
    userId: user.id,
    factorType,
    provider,
    created: time,
    lastUpdated: time,
    failures: 0,
    attempts: [],
    ...settled,
  };
  org.factors.add(factor);
  return factor;
}

export function updateFactor(org: Org, factor: Factor, change: Partial<Factor>): void {
  Object.assign(factor, change, { lastUpdated: org.timestamp() });
}

/** The user's factors, with phones on file and temporary access codes, which the Factors API does not know. */
export function enrolledBy(org: Org, user: User): readonly Factor[] {
  if (org.behaviour.engine === 'oie') appear(org, user);
  return org.factors.rows.filter(({ userId }) => userId === user.id);
}

export const isListed = ({ status, factorType }: Factor): boolean =>
  status !== 'NOT_SETUP' && factorType !== 'tac';

export function findFactor(org: Org, user: User, id: string): Factor {
  const factor = enrolledBy(org, user).find((candidate) => candidate.id === id && isListed(candidate));
  if (!factor) throw notFound(id, 'UserFactor');
  return factor;
}

/** On Identity Engine the verified e-mail address and the recovery question are factors that nobody has to enroll. */
function appear(org: Org, user: User): void {
  const verified = user.password !== undefined && user.status !== 'STAGED';
  const { email } = user.profile;
  const questionText = user.recovery?.question;
  follow(org, user, 'email', verified ? { email } : undefined);
  follow(org, user, 'question', questionText ? { question: 'custom', questionText } : undefined);
}

/** Keeps what appears by itself as the user is. */
function follow(org: Org, user: User, type: 'email' | 'question', profile: Factor['profile']): void {
  const factor = org.factors.rows.find((f) => f.userId === user.id && f.factorType === type);
  if (!factor) {
    const kind = kinds.find(({ factorType }) => factorType === type);
    const created = user.activated ?? user.created;
    if (profile && kind) {
      addFactor(org, user, kind, {
        status: 'ACTIVE',
        profile,
        created,
        lastUpdated: created,
        appeared: true,
      });
    }
  } else if (factor.appeared && profile) factor.profile = profile;
  else if (factor.appeared) org.factors.remove(factor);
}

/**
 * Takes a factor away. Okta Verify is one enrollment: with its push, its one-time passwords and its FastPass go too.
 * With the recovery question that was a factor, the user's recovery question goes.
 */
export function removeFactor(org: Org, user: User, factor: Factor): void {
  const verify: readonly FactorType[] = ['push', 'signed_nonce', 'token:software:totp'];
  const withOthers = factor.factorType === 'push' || factor.factorType === 'signed_nonce';
  const removed = withOthers
    ? enrolledBy(org, user).filter((f) => f.provider === 'OKTA' && verify.includes(f.factorType))
    : [factor];
  for (const one of removed) {
    org.factors.remove(one);
    for (const push of org.pushTransactions.rows.filter(({ factorId }) => factorId === one.id)) {
      org.pushTransactions.remove(push);
    }
  }
  if (factor.appeared && factor.factorType === 'question') user.recovery = undefined;
}

export function forgetFactors(org: Org, { id }: User): void {
  for (const factor of org.factors.rows.filter(({ userId }) => userId === id)) org.factors.remove(factor);
}

/** Everything that was enrolled goes; what appears by itself, stays. */
export function resetFactors(org: Org, user: User): void {
  for (const factor of enrolledBy(org, user)) {
    if (org.factors.get(factor.id) && !factor.appeared) removeFactor(org, user, factor);
  }
}
