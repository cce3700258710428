import { type ErrorCode, invalid, OktaError } from '../http/errors.ts';
import type { Call } from '../http/exchange.ts';
import { record, recordFailure } from '../logs/events.ts';
import type { Org } from '../state/org.ts';
import { post } from '../state/outbox.ts';
import { word } from '../state/random.ts';
import type { Factor, User } from '../state/rows.ts';
import { matches } from '../users/secrets.ts';
import { lock } from '../users/transitions.ts';
import { enrolledBy, nonceSeconds } from './factor.ts';
import { stepOf } from './one-time-password.ts';

/** The time during which Okta sends nothing more to a number or an address, and its refusal. */
const pauses = {
  sms: [30_000, 'E0000109'],
  call: [30_000, 'E0000133'],
  email: [5000, 'E0000118'],
} as const satisfies Record<string, readonly [ms: number, code: ErrorCode]>;

type Channel = keyof typeof pauses;

export const isSent = ({ factorType }: Factor): boolean => Object.hasOwn(pauses, factorType);

/** Security keys sign a nonce instead of taking a code. */
export const isSigned = ({ factorType }: Factor): boolean =>
  factorType === 'u2f' || factorType === 'webauthn';

/** Sends a code to the phone or the address of a factor. */
export function sendCode(org: Org, call: Call, factor: Factor, template: string): void {
  // Only factors that are sent to reach this.
  const channel = factor.factorType as Channel;
  const [pause, code] = pauses[channel];
  const now = org.clock.now();
  const to = String(factor.profile?.['phoneNumber'] ?? factor.profile?.['email']);
  const recent = org.factors.rows.some(
    ({ factorType, sent }) => factorType === channel && sent?.to === to && now < sent.at + pause,
  );
  if (recent) throw new OktaError(code);
  const value = String(Math.floor(org.wire() * 1_000_000)).padStart(6, '0');
  factor.challenge = { value, expires: now + readLifetime(call) * 1000 };
  factor.sent = { to, at: now };
  post(org, { channel, to, userId: factor.userId, template, code: value });
}

function readLifetime({ params }: Call): number {
  const seconds = Number(params.get('tokenLifetimeSeconds') ?? 300);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400) return seconds;
  throw invalid('tokenLifetimeSeconds', 'tokenLifetimeSeconds: The value must be between 1 and 86400');
}

export function newNonce(org: Org): { readonly value: string; readonly expires: number } {
  return { value: word(org.wire, 20), expires: org.clock.now() + nonceSeconds * 1000 };
}

/** Throws unless the body proves the factor. */
export async function checkProof(
  org: Org,
  user: User,
  factor: Factor,
  body: Record<string, unknown>,
): Promise<void> {
  const { factorType } = factor;
  const field = factorType === 'question' ? 'answer' : isSigned(factor) ? 'clientData' : 'passCode';
  const proof = body[field];
  if (typeof proof !== 'string' || proof === '') {
    throw invalid(field, `${field}: The field cannot be left blank`);
  }
  if (factorType === 'question') {
    if (!(await matches(factor.answer ?? user.recovery?.answer, proof))) throw wrong('answer');
  } else if (isSigned(factor)) {
    if (challengeIn(proof) !== currentChallenge(org, factor)) throw wrong();
    delete factor.challenge;
  } else if (isSent(factor)) spend(factor, proof, { right: currentChallenge(org, factor) === proof });
  else if (factorType === 'token' || factorType === 'token:hardware') {
    spend(factor, proof, { right: isTokenCode(factor.provider, proof) });
  } else spendStep(org, factor, proof);
}

const wrong = (what = 'passcode'): OktaError =>
  new OktaError('E0000068', [`Your ${what} doesn't match our records. Please try again.`]);

function currentChallenge(org: Org, { challenge }: Factor): string | undefined {
  return challenge && org.clock.now() < challenge.expires ? challenge.value : undefined;
}

function spend(factor: Factor, code: string, { right }: { readonly right: boolean }): void {
  if (code === factor.spent) throw new OktaError('E0000082');
  if (!right) throw wrong();
  factor.spent = code;
  delete factor.challenge;
}

/** A code is gone with its time step, and so are those before it. */
function spendStep(org: Org, factor: Factor, code: string): void {
  const step = stepOf(factor.secret ?? '', code, org.clock.now());
  if (step === undefined) throw wrong();
  if (step <= Number(factor.spent ?? -1)) throw new OktaError('E0000082');
  factor.spent = String(step);
}

/** The services of token vendors are not here: any code is right that looks like one of theirs. */
export const isTokenCode = (provider: string, code: unknown): boolean =>
  typeof code === 'string' &&
  (provider === 'YUBICO' ? /^[cbdefghijklnrtuv]{32,48}$/ : /^\d{6,10}$/).test(code);

/** The nonce that a security key has signed. Signatures themselves are not checked. */
function challengeIn(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64').toString());
    // U2F signs the text; WebAuthn encodes the bytes of it once more.
    return challenge.length === 20 ? challenge : Buffer.from(challenge, 'base64url').toString();
  } catch {
    return undefined;
  }
}

/** Wrong codes in a row, over all factors of a user, that lock the user out. */
const maxFailures = 5;

/** Proves an active factor; a user who fails too often is locked out. */
export async function prove(
  org: Org,
  call: Call,
  user: User,
  factor: Factor,
  body: Record<string, unknown>,
): Promise<void> {
  try {
    await checkProof(org, user, factor, body);
  } catch (error) {
    if (error instanceof OktaError && error.code === 'E0000068') fail(org, call, user, factor);
    throw error;
  }
  for (const one of enrolledBy(org, user)) one.failures = 0;
  record(org, call, 'user.authentication.auth_via_mfa', user);
}

function fail(org: Org, call: Call, user: User, factor: Factor): void {
  factor.failures++;
  recordFailure(org, call, 'user.authentication.auth_via_mfa', 'INVALID_CREDENTIALS', user);
  const enrolled = enrolledBy(org, user);
  if (enrolled.reduce((sum, { failures }) => sum + failures, 0) < maxFailures) return;
  for (const one of enrolled) one.failures = 0;
  lock(org, call, user);
  throw new OktaError('E0000069');
}
