import { invalid, OktaError } from '../http/errors.ts';
import {
  type Call,
  flag,
  type Handler,
  json,
  readBody,
  readOptionalBody,
  readPart,
} from '../http/exchange.ts';
import { record } from '../logs/events.ts';
import { findUser } from '../state/find.ts';
import type { Org } from '../state/org.ts';
import type { Factor, User } from '../state/rows.ts';
import { secretOf } from '../users/secrets.ts';
import { addFactor, enrolledBy, findFactor, type Kind, kinds, updateFactor } from './factor.ts';
import { newSecret } from './one-time-password.ts';
import { checkProof, isSent, isSigned, isTokenCode, newNonce, sendCode } from './prove.ts';
import { activatePush, startPush } from './push.ts';
import { questions } from './questions.ts';
import { factorView } from './view.ts';

type Body = Record<string, unknown>;
type Settled = Pick<Factor, 'status' | 'profile'> & Partial<Factor>;

/** Other keys that Okta shows. A factor that is sent back may have them, and Okta ignores them. */
const known = [
  'factorType',
  'provider',
  'profile',
  'verify',
  'factorProfileId',
  'id',
  'vendorName',
  'status',
  'created',
  'lastUpdated',
  '_links',
  '_embedded',
];

const refused = (cause: string): OktaError => invalid('factorEnrollRequest', cause);

export const enrollFactor: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  if (user.status === 'DEPROVISIONED') throw new OktaError('E0000038');
  const body = readBody(call, known);
  const kind = kinds.find((k) => k.factorType === body['factorType'] && k.provider === body['provider']);
  if (!kind) throw refused('The factor type is not supported by the provider.');
  const existing = enrolledBy(org, user).find(
    ({ factorType, provider }) => factorType === kind.factorType && provider === kind.provider,
  );
  const settled = settle(org, call, user, kind, body, existing);
  const factor = enroll(org, user, kind, settled, existing);
  if (factor.status === 'ACTIVE') record(org, call, 'user.mfa.factor.activate', user);
  else if (isSent(factor)) sendActivation(org, call, user, factor);
  else if (factor.factorType === 'push') startPush(org, factor, { activation: true });
  return json(factorView(org, factor));
};

/** An enrollment that was never finished starts again in its place. Only passkeys can be several. */
function enroll(org: Org, user: User, kind: Kind, settled: Settled, existing: Factor | undefined): Factor {
  if (!existing || existing.status === 'ACTIVE') return addFactor(org, user, kind, settled);
  updateFactor(org, existing, settled);
  return existing;
}

function sendActivation(org: Org, call: Call, user: User, factor: Factor): void {
  sendCode(org, call, factor, 'factorActivation');
  if (factor.factorType === 'sms') record(org, call, 'system.sms.send_phone_verification_message', user);
  if (factor.factorType === 'call') record(org, call, 'system.voice.send_phone_verification_call', user);
}

/** The first state of a factor, from what was sent. */
function settle(
  org: Org,
  call: Call,
  user: User,
  { factorType, provider }: Kind,
  body: Body,
  existing: Factor | undefined,
): Settled {
  const profile = readPart(body, 'profile');
  if (factorType === 'sms' || factorType === 'call') return settlePhone(call, profile, factorType, existing);
  if (existing?.status === 'ACTIVE' && factorType !== 'webauthn') {
    throw refused('A factor of this type is already set up.');
  }
  const pending = 'PENDING_ACTIVATION';
  const credentialId = user.profile['login'];
  switch (factorType) {
    case 'question':
      return { status: 'ACTIVE', ...readQuestion(profile) };
    case 'email':
      return {
        status: flag(call, 'activate') ? 'ACTIVE' : pending,
        profile: readEmail(user, profile),
      };
    case 'token:software:totp':
      return { status: pending, profile: { credentialId }, secret: newSecret(org.wire) };
    case 'token':
    case 'token:hardware':
      return settleToken(provider, profile, readPart(body, 'verify'));
    case 'token:hotp':
      return settleCustom(call, body, profile);
    case 'u2f':
    case 'webauthn':
      return { status: pending, profile: undefined, challenge: newNonce(org) };
    case 'web':
      return { status: pending, profile: { credentialId } };
    default:
      return { status: pending, profile: undefined };
  }
}

/** One phone a user: another number needs `updatePhone`, and cannot take the place of one that is in use. */
function settlePhone(call: Call, profile: Body, type: 'sms' | 'call', existing: Factor | undefined): Settled {
  const onFile = existing?.profile?.['phoneNumber'];
  const phoneNumber = profile['phoneNumber'] ?? onFile;
  if (phoneNumber === undefined) throw new OktaError('E0000097');
  checkPhoneNumber(phoneNumber);
  const another = onFile !== undefined && onFile !== phoneNumber;
  if (existing?.status === 'ACTIVE' && (type === 'call' || !another)) {
    throw refused('A factor of this type is already set up.');
  }
  if (another && (existing?.status === 'ACTIVE' || !flag(call, 'updatePhone'))) {
    throw refused('There is an existing verified phone number.');
  }
  const { phoneExtension } = profile;
  if (phoneExtension !== undefined && !/^\d{1,15}$/.test(String(phoneExtension))) {
    throw new OktaError('E0000121');
  }
  const status = flag(call, 'activate') ? 'ACTIVE' : 'PENDING_ACTIVATION';
  return {
    status,
    profile: { phoneNumber, ...(type === 'call' && phoneExtension ? { phoneExtension } : {}) },
  };
}

/** E.164, with the marks that people put between digits. */
export function checkPhoneNumber(phoneNumber: unknown): asserts phoneNumber is string {
  const plain = typeof phoneNumber === 'string' ? phoneNumber.replace(/[\s().-]/g, '') : '';
  if (!/^\+[1-9]\d{6,14}$/.test(plain)) throw new OktaError('E0000098');
}

export function readQuestion({ question, answer }: Body): Pick<Factor, 'profile' | 'answer'> {
  const questionText = questions[String(question)];
  if (questionText === undefined) throw invalid('question', 'question: The question is not known');
  if (typeof answer !== 'string' || answer.length < 4) {
    throw invalid('answer', 'answer: The answer must have at least 4 characters');
  }
  return { profile: { question, questionText }, answer: secretOf(answer) };
}

function readEmail(user: User, { email = user.profile['email'] }: Body): Factor['profile'] {
  const own = [user.profile['email'], user.profile['secondEmail']].map((address) =>
    String(address).toLowerCase(),
  );
  if (own.includes(String(email).toLowerCase())) return { email };
  throw invalid('Only verified primary or secondary email can be enrolled.');
}

function settleToken(provider: string, profile: Body, { passCode, nextPassCode }: Body): Settled {
  const right =
    isTokenCode(provider, passCode) &&
    (provider !== 'SYMANTEC' || (isTokenCode(provider, nextPassCode) && nextPassCode !== passCode));
  if (!right) {
    throw new OktaError('E0000068', ["Your passcode doesn't match our records. Please try again."]);
  }
  // A YubiKey names itself in the first letters of each code.
  const credentialId = provider === 'YUBICO' ? String(passCode).slice(0, 12) : profile['credentialId'];
  if (typeof credentialId !== 'string')
    throw invalid('credentialId', 'credentialId: The field cannot be left blank');
  return { status: 'ACTIVE', profile: { credentialId }, spent: String(passCode) };
}

function settleCustom(call: Call, { factorProfileId }: Body, { sharedSecret }: Body): Settled {
  if (!flag(call, 'activate')) throw refused('Only automatic activation is supported.');
  if (typeof factorProfileId !== 'string' || typeof sharedSecret !== 'string') {
    throw invalid('factorProfileId', 'factorProfileId: A factor profile and a shared secret are needed');
  }
  return { status: 'ACTIVE', profile: undefined, secret: sharedSecret };
}

const windowMs = 300_000;

/** Five codes in five minutes, sent again or tried. */
function countAttempt(org: Org, { attempts }: Factor): void {
  const now = org.clock.now();
  const recent = attempts.filter((time) => time > now - windowMs);
  if (recent.length >= 5) throw new OktaError('E0000047');
  attempts.splice(0, attempts.length, ...recent, now);
}

const activations = [
  'passCode',
  'clientData',
  'registrationData',
  'attestation',
  'stateToken',
  'useNumberMatchingChallenge',
];

export const activateFactor: Handler = async (org, call) => {
  const user = findUser(org, call.segment('user'));
  const factor = findFactor(org, user, call.segment('factor'));
  const body = readOptionalBody(call, activations);
  if (factor.factorType === 'push') return activatePush(org, factor);
  if (factor.status === 'ACTIVE') throw refused('A factor of this type is already set up.');
  if (factor.factorType === 'web') throw new OktaError('E0000060');
  countAttempt(org, factor);
  await checkProof(org, user, factor, body);
  updateFactor(org, factor, {
    status: 'ACTIVE',
    ...(isSigned(factor) && { profile: keyProfile(org, factor) }),
  });
  record(org, call, 'user.mfa.factor.activate', user);
  return json(factorView(org, factor));
};

const keyProfile = (org: Org, { factorType }: Factor): Factor['profile'] => ({
  credentialId: newSecret(org.wire),
  ...(factorType === 'u2f' ? { version: 'U2F_V2' } : { authenticatorName: 'Security key' }),
});

export const resendCode: Handler = (org, call) => {
  const user = findUser(org, call.segment('user'));
  const factor = findFactor(org, user, call.segment('factor'));
  const { factorType } = readBody(call, known);
  if (!isSent(factor) || factorType !== factor.factorType) {
    throw invalid('factorType', 'factorType: The factor cannot be sent again');
  }
  if (factor.status === 'ACTIVE') sendCode(org, call, factor, 'factorChallenge');
  else {
    countAttempt(org, factor);
    sendActivation(org, call, user, factor);
  }
  return json(factorView(org, factor));
};
