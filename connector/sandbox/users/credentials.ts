import { invalid, OktaError } from '../http/errors.ts';
import { isObject, readPart } from '../http/exchange.ts';
import type { User } from '../state/store.ts';

export interface Credentials {
  readonly password: User['password'];
  readonly recovery: User['recovery'];
  readonly provider: User['provider'];
}

/** The credentials of a body. Who signs in elsewhere can be said only of a user created with `provider=true`. */
export function readCredentials(
  body: Record<string, unknown>,
  login: string,
  elsewhere = false,
): Credentials {
  const credentials = readPart(body, 'credentials');
  const { type } = readPart(credentials, 'provider');
  const password = readPassword(credentials, login);
  const recovery = readRecovery(credentials);
  if (elsewhere && (type === 'FEDERATION' || type === 'SOCIAL')) {
    if (!password && !recovery) return { password, recovery, provider: type };
    throw invalid('credentials', 'credentials: A federated user has no password and no recovery question');
  }
  return { password, recovery, provider: isObject(password) ? 'IMPORT' : 'OKTA' };
}

function readPassword(credentials: Record<string, unknown>, login: string): User['password'] {
  const { value, hash, hook } = readPart(credentials, 'password');
  if (isObject(hash)) {
    checkHash(hash);
    return { imported: true };
  }
  if (isObject(hook)) return { imported: true };
  return value === undefined || value === null ? undefined : checkPassword(value, login);
}

const algorithms = ['BCRYPT', 'SHA-512', 'SHA-256', 'SHA-1', 'MD5', 'PBKDF2'];

function checkHash({ algorithm, value, salt, workFactor, iterationCount }: Record<string, unknown>): void {
  const bcrypt = Number(workFactor) >= 1 && Number(workFactor) <= 20 && String(salt).length === 22;
  const fits =
    algorithms.includes(String(algorithm)) &&
    typeof value === 'string' &&
    (algorithm !== 'BCRYPT' || bcrypt) &&
    (algorithm !== 'PBKDF2' || Number(iterationCount) >= 4096);
  if (!fits) throw invalid('password', 'password: The password hash is not valid');
}

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

export function readRecovery(credentials: Record<string, unknown>): User['recovery'] {
  const { question, answer } = readPart(credentials, 'recovery_question');
  if (question === undefined && answer === undefined) return undefined;
  if (typeof question !== 'string' || question === '' || typeof answer !== 'string' || answer.length < 4) {
    throw invalid(
      'recovery_question',
      'recovery_question: A question and an answer of at least 4 characters are needed',
    );
  }
  return { question, answer };
}

/** Throws unless this is the user's password; that of an imported hash nobody here knows. */
export function proveOldPassword(user: User, password: unknown, cause: string): void {
  if (user.password !== password) throw new OktaError('E0000014', [cause]);
}
