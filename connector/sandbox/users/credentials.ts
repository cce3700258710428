import { invalid, OktaError } from '../http/errors.ts';
import { isObject, readPart } from '../http/exchange.ts';
import type { Org } from '../state/org.ts';
import type { Secret, User } from '../state/rows.ts';
import { matches, secretOf } from './secrets.ts';

export interface Credentials {
  /** As it was sent, when it was sent in clear. */
  readonly clear: string | undefined;
  readonly password: User['password'];
  readonly recovery: User['recovery'];
  readonly provider: User['provider'];
}

/** The credentials of a body. Who signs in elsewhere can be said only of a user created with `provider=true`. */
export function readCredentials(
  body: Record<string, unknown>,
  login: string,
  { elsewhere = false } = {},
): Credentials {
  const credentials = readPart(body, 'credentials');
  const { type } = readPart(credentials, 'provider');
  const { value, hash, hook } = readPart(credentials, 'password');
  const imported = isObject(hash) ? readHash(hash) : isObject(hook) ? readHook(hook) : undefined;
  const clear = imported || value === undefined || value === null ? undefined : checkPassword(value, login);
  const password = imported ?? (clear === undefined ? undefined : secretOf(clear));
  const recovery = readRecovery(credentials);
  if (elsewhere && (type === 'FEDERATION' || type === 'SOCIAL')) {
    if (!password && !recovery) return { clear, password, recovery, provider: type };
    throw invalid('credentials', 'credentials: A federated user has no password and no recovery question');
  }
  return { clear, password, recovery, provider: imported ? 'IMPORT' : 'OKTA' };
}

function readHook({ type }: Record<string, unknown>): Secret {
  if (type !== 'default') throw invalid('password', 'password: The type of a password hook is default');
  return { algorithm: 'HOOK' };
}

/** A hash that another system made, with its parameters. */
function readHash(hash: Record<string, unknown>): Secret {
  const { algorithm, value, salt = '', saltOrder = 'PREFIX', workFactor, iterationCount, keySize } = hash;
  const refusal = invalid('password', 'password: The password hash is not valid');
  if (typeof value !== 'string' || typeof salt !== 'string') throw refusal;
  switch (algorithm) {
    case 'SHA-512':
    case 'SHA-256':
    case 'SHA-1':
    case 'MD5':
      if (saltOrder !== 'PREFIX' && saltOrder !== 'POSTFIX') throw refusal;
      return { algorithm, value, salt, saltOrder };
    case 'BCRYPT':
      if (!within(workFactor, 1, 20) || salt.length !== 22) throw refusal;
      return { algorithm, value, salt, workFactor };
    case 'PBKDF2': {
      const digest = { SHA256_HMAC: 'sha256', SHA512_HMAC: 'sha512' } as const;
      const { digestAlgorithm } = hash;
      if (digestAlgorithm !== 'SHA256_HMAC' && digestAlgorithm !== 'SHA512_HMAC') throw refusal;
      if (!within(iterationCount, 4096, 0x7fffffff) || !within(keySize, 1, 1024)) throw refusal;
      return { algorithm, value, salt, iterationCount, keySize, digest: digest[digestAlgorithm] };
    }
    default:
      throw refusal;
  }
}

const within = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

/** The default password policy, which also refuses parts of the username from four characters on. */
export function checkPassword(password: unknown, login: string): string {
  const parts = login
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 4);
  if (
    typeof password === 'string' &&
    password.length >= 8 &&
    password.length <= 72 &&
    /[a-z]/.test(password) &&
    /[A-Z]/.test(password) &&
    /\d/.test(password) &&
    !parts.some((part) => password.toLowerCase().includes(part))
  ) {
    return password;
  }
  throw invalid(
    'password',
    'password: Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username.',
  );
}

export function checkAge(org: Org, { passwordChanged }: User): void {
  const { minAgeMinutes } = org.behaviour.passwordPolicy;
  if (passwordChanged && org.clock.now() < Date.parse(passwordChanged) + minAgeMinutes * 60_000) {
    throw invalid('password', 'password: The minimum age of the current password has not been reached');
  }
}

export async function checkHistory(
  { behaviour }: Org,
  { password, formerPasswords }: User,
  clear: string,
): Promise<void> {
  for (const former of [password, ...formerPasswords].slice(0, behaviour.passwordPolicy.historyCount)) {
    if (await matches(former, clear))
      throw invalid('password', 'password: Password has been used too recently');
  }
}

/** Gives a user another password and keeps the one before as the policy wants it. */
export function setPassword(org: Org, user: User, password: Secret): void {
  if (user.password) {
    const { historyCount } = org.behaviour.passwordPolicy;
    user.formerPasswords = [user.password, ...user.formerPasswords].slice(0, Math.max(0, historyCount - 1));
  }
  user.password = password;
  user.passwordChanged = org.timestamp();
  user.failedSignIns = 0;
}

export function readRecovery(credentials: Record<string, unknown>): User['recovery'] {
  const { question, answer } = readPart(credentials, 'recovery_question');
  if (question === undefined && answer === undefined) return undefined;
  if (typeof question !== 'string' || question === '' || typeof answer !== 'string' || answer.length < 4) {
    throw invalid(
      'recovery_question',
      'recovery_question: A question and an answer of at least 4 characters are needed',
    );
  }
  return { question, answer: secretOf(answer) };
}

export async function proveOldPassword(user: User, password: unknown, cause: string): Promise<void> {
  if (!(await matches(user.password, password))) throw new OktaError('E0000014', [cause]);
}
