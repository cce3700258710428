import { createHash, pbkdf2, randomBytes, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';
import { compare } from 'bcryptjs';
import type { Secret } from '../state/rows.ts';

/** Cheap, because an org with many users is to be made quickly; there is nothing behind these passwords. */
const scrypt = (text: string, salt: string): string =>
  scryptSync(text, salt, 32, { N: 512 }).toString('base64');

const pbkdf2Of = promisify(pbkdf2);

export function secretOf(text: string): Secret {
  const salt = randomBytes(12).toString('base64');
  return { algorithm: 'SCRYPT', salt, value: scrypt(text, salt) };
}

/** Says whether the hash was made of this text. */
export async function matches(secret: Secret | undefined, text: unknown): Promise<boolean> {
  if (!secret || typeof text !== 'string') return false;
  switch (secret.algorithm) {
    case 'SCRYPT':
      return scrypt(text, secret.salt) === secret.value;
    case 'BCRYPT': {
      const cost = String(secret.workFactor).padStart(2, '0');
      return compare(text, `$2a$${cost}$${secret.salt}${secret.value}`);
    }
    case 'PBKDF2': {
      const { salt, iterationCount, keySize, digest, value } = secret;
      const key = await pbkdf2Of(text, Buffer.from(salt, 'base64'), iterationCount, keySize, digest);
      return key.toString('base64') === value;
    }
    case 'HOOK':
      return false;
    default: {
      const [password, salt] = [Buffer.from(text), Buffer.from(secret.salt, 'base64')];
      const hashed = Buffer.concat(secret.saltOrder === 'PREFIX' ? [salt, password] : [password, salt]);
      return createHash(secret.algorithm.replace('-', '')).update(hashed).digest('base64') === secret.value;
    }
  }
}
