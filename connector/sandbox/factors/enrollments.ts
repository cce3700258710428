import { checkEngine } from '../access/rights.ts';
import { invalid, notFound, OktaError } from '../http/errors.ts';
import {
  type Call,
  type Handler,
  json,
  noContent,
  type Route,
  readBody,
  readPart,
} from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { kinds as kindsOfAuthenticators } from '../org/authenticators.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import { word } from '../state/random.ts';
import type { Factor, FactorType, User } from '../state/rows.ts';
import { checkPhoneNumber } from './enroll.ts';
import { addFactor, enrolledBy, kinds, removeFactor } from './factor.ts';

/** An authenticator as the user has it: on Identity Engine several factors can be one. */
interface Enrollment {
  readonly key: string;
  readonly id: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly factors: readonly Factor[];
}

/** The keys of the authenticators that factors belong to; of other providers than the usual one, those below. */
const keys: Readonly<Record<FactorType, string>> = {
  email: 'okta_email',
  sms: 'phone_number',
  call: 'phone_number',
  question: 'security_question',
  push: 'okta_verify',
  signed_nonce: 'okta_verify',
  'token:software:totp': 'okta_verify',
  webauthn: 'webauthn',
  u2f: 'webauthn',
  'token:hardware': 'yubikey_token',
  'token:hotp': 'custom_otp',
  token: 'onprem_mfa',
  web: 'duo',
  tac: 'tac',
};
const ofProviders: Readonly<Record<string, string>> = { GOOGLE: 'google_otp', SYMANTEC: 'symantec_vip' };

function enrollmentsOf(org: Org, user: User): Enrollment[] {
  const found: Enrollment[] = [];
  if (user.password !== undefined) {
    const created = user.passwordChanged ?? user.created;
    found.push({
      key: 'okta_password',
      id: user.id.replace(/^00u/, 'lae'),
      created,
      lastUpdated: created,
      factors: [],
    });
  }
  for (const factor of enrolledBy(org, user)) {
    if (factor.status !== 'ACTIVE' || isExpired(org, factor)) continue;
    const key = ofProviders[factor.provider] ?? keys[factor.factorType];
    const { id, created, lastUpdated, profile } = factor;
    const phoneNumber = profile?.['phoneNumber'];
    const joined = found.findIndex(
      (one) => one.key === key && key !== 'webauthn' && one.profile?.['phoneNumber'] === phoneNumber,
    );
    const before = found[joined];
    if (before) found[joined] = { ...before, factors: [...before.factors, factor] };
    else {
      const shown = phoneNumber === undefined ? key === 'tac' && profile : { phoneNumber };
      found.push({ key, id, created, lastUpdated, ...(shown && { profile: shown }), factors: [factor] });
    }
  }
  return found;
}

const isExpired = (org: Org, { factorType, profile }: Factor): boolean =>
  factorType === 'tac' && org.clock.now() >= Date.parse(String(profile?.['expiresAt']));

function enrollmentView(
  org: Org,
  call: Call,
  user: User,
  { key, id, profile, created, lastUpdated }: Enrollment,
): Record<string, unknown> {
  const discloses =
    call.method === 'POST' || call.params.getAll('discloseIdentifiers').join().includes('phone');
  const number = profile?.['phoneNumber'];
  const shown = number === undefined || discloses ? profile : { phoneNumber: masked(String(number)) };
  const path = `${org.origin}/api/v1/users/${user.id}`;
  const [type, name] = kindsOfAuthenticators[key] ?? [];
  const authenticator = org.authenticators.rows.find((one) => one.key === key);
  return {
    type,
    id,
    key,
    status: 'ACTIVE',
    name,
    ...(shown && { profile: shown }),
    created,
    lastUpdated,
    _links: {
      self: { href: `${path}/authenticator-enrollments/${id}`, hints: { allow: ['GET', 'DELETE'] } },
      user: { href: path, hints: { allow: ['GET'] } },
      ...(authenticator && {
        authenticator: {
          href: `${org.origin}/api/v1/authenticators/${authenticator.id}`,
          hints: { allow: ['GET'] },
        },
      }),
    },
  };
}

const masked = (number: string): string => number.replace(/\d(?=(?:\D*\d){4})/g, 'X');

/** Authenticators are what Identity Engine has in the place of factors. */
const onIdentityEngine =
  (handler: (org: Org, call: Call, user: User) => ReturnType<Handler>): Handler =>
  (org, call) => {
    checkEngine(org);
    return handler(org, call, findUser(org, call.segment('user')));
  };

const listEnrollments = onIdentityEngine((org, call, user) =>
  json(enrollmentsOf(org, user).map((one) => enrollmentView(org, call, user, one))),
);

function findEnrollment(org: Org, call: Call, user: User): Enrollment {
  const id = call.segment('enrollment');
  const enrollment = enrollmentsOf(org, user).find((one) => one.id === id);
  if (!enrollment) throw notFound(id, 'UserFactor');
  return enrollment;
}

const getEnrollment = onIdentityEngine((org, call, user) =>
  json(enrollmentView(org, call, user, findEnrollment(org, call, user))),
);

/** A password is no enrollment that could be taken away. */
const deleteEnrollment = onIdentityEngine((org, call, user) => {
  const { factors } = findEnrollment(org, call, user);
  if (factors.length === 0) throw new OktaError('E0000038');
  for (const factor of factors) if (org.factors.get(factor.id)) removeFactor(org, user, factor);
  record(org, call, 'user.mfa.factor.deactivate', user);
  return noContent;
});

function readAuthenticator(org: Org, call: Call, key: string): Record<string, unknown> {
  const body = readBody(call, ['authenticatorId', 'profile']);
  const authenticator = org.authenticators.get(String(body['authenticatorId']));
  if (authenticator?.key !== key || authenticator.status !== 'ACTIVE') {
    throw invalid('authenticatorId', 'authenticatorId: The authenticator cannot be enrolled');
  }
  return readPart(body, 'profile');
}

/** A phone that an administrator enrolls is active at once. */
const enrollPhone = onIdentityEngine((org, call, user) => {
  const { phoneNumber } = readAuthenticator(org, call, 'phone_number');
  checkPhoneNumber(phoneNumber);
  const enrolled = enrollmentsOf(org, user).some(({ key }) => key === 'phone_number');
  const kind = kinds.find(({ factorType }) => factorType === 'sms');
  if (enrolled || !kind) throw invalid('phoneNumber', 'A factor of this type is already set up.');
  return reply(org, call, user, addFactor(org, user, kind, { status: 'ACTIVE', profile: { phoneNumber } }));
});

/** The code is shown once, here; a new one ends the one before. */
const enrollAccessCode = onIdentityEngine((org, call, user) => {
  const { ttl = '60', multiUse = false } = readAuthenticator(org, call, 'tac');
  const minutes = Number(ttl);
  if (!Number.isInteger(minutes) || minutes < 10 || minutes > 14_400) {
    throw invalid('ttl', 'profile.ttl: The value must be between 10 and 14400');
  }
  for (const one of enrolledBy(org, user)) if (one.factorType === 'tac') org.factors.remove(one);
  const expiresAt = org.timestamp(minutes * 60_000);
  const profile = { multiUse: multiUse === true, expiresAt };
  const kind = { factorType: 'tac', provider: 'OKTA', prefix: 'tac' } as const;
  const tac = word(org.wire, 16);
  const factor = addFactor(org, user, kind, { status: 'ACTIVE', profile, secret: tac });
  return reply(org, call, user, factor, { nickname: '', profile: { tac, ...profile } });
});

function reply(org: Org, call: Call, user: User, factor: Factor, more: Record<string, unknown> = {}) {
  record(org, call, 'user.mfa.factor.activate', user);
  const enrollment = enrollmentsOf(org, user).find(({ id }) => id === factor.id);
  return json({ ...(enrollment && enrollmentView(org, call, user, enrollment)), ...more });
}

const path = '/api/v1/users/:user/authenticator-enrollments';

export const enrollmentRoutes: readonly Route[] = [
  ['GET', path, listEnrollments],
  ['POST', `${path}/phone`, enrollPhone],
  ['POST', `${path}/tac`, enrollAccessCode],
  ['GET', `${path}/:enrollment`, getEnrollment],
  ['DELETE', `${path}/:enrollment`, deleteEnrollment],
];
