import { z } from 'zod/v3';
import { field } from './field.ts';

const algorithms = ['BCRYPT', 'SHA-512', 'SHA-256', 'SHA-1', 'MD5', 'PBKDF2'] as const;

const parts = z
  .object({
    algorithm: z.enum(algorithms).describe('How the password was hashed.'),
    value: field(z.string().trim().min(1), { secret: true }).describe(
      'The hash in Base64. For BCRYPT, its last 31 characters, or all of it starting with $2.',
    ),
    salt: field(z.string().trim().optional(), { secret: true }).describe(
      'The salt in Base64. For BCRYPT, 22 characters, unless they are part of the hash.',
    ),
    saltOrder: z
      .enum(['PREFIX', 'POSTFIX'])
      .optional()
      .describe('Whether the salt was placed before or after the password.'),
    workFactor: z
      .number()
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('For BCRYPT: the work factor, 1 to 20, unless it is part of the hash.'),
    iterationCount: z.number().int().min(4096).optional().describe('For PBKDF2: the number of rounds.'),
    keySize: z.number().int().optional().describe('For PBKDF2: the length of the key in bytes.'),
    digestAlgorithm: z.enum(['SHA256_HMAC', 'SHA512_HMAC']).optional().describe('For PBKDF2: the digest.'),
  })
  .strict();
type Parts = z.output<typeof parts>;

/** A whole hash, as bcrypt writes it: version, work factor, salt of 22 characters, hash of 31. */
const bcrypt = /^\$2[abxy]?\$(?<workFactor>\d\d)\$(?<salt>[./\w]{22})(?<value>[./\w]{31})$/;

/** A whole bcrypt hash in the three parts that Okta takes. */
function takenApart(hash: Parts): Parts {
  const { salt, value, workFactor } = bcrypt.exec(hash.value)?.groups ?? {};
  return salt && value ? { ...hash, salt, value, workFactor: Number(workFactor) } : hash;
}

/** Mistakes that Okta would refuse, or accept and then never recognize the password; by field. */
const rules: Record<Parts['algorithm'], (hash: Parts) => Partial<Record<keyof Parts, string | false>>> = {
  BCRYPT(hash) {
    const { value, salt, workFactor } = takenApart(hash);
    return {
      value:
        !/^[./\w]{31}$/.test(value) &&
        'must be the last 31 characters of the hash, or all of it starting with $2',
      salt:
        (!/^[./\w]{22}$/.test(salt ?? '') && 'must be the 22 characters of the hash before its last 31') ||
        (hash.salt !== undefined && hash.salt !== salt && 'is not the same as in "Value"; leave it out'),
      workFactor:
        (workFactor === undefined && 'is required: the number after the version in the hash, such as 10') ||
        (workFactor &&
          (workFactor < 1 || workFactor > 20) &&
          'must be between 1 and 20, but the one in "Value" is not') ||
        (hash.workFactor !== undefined &&
          hash.workFactor !== workFactor &&
          'is not the same as in "Value"; leave it out'),
    };
  },
  'SHA-512': (hash) => digest(hash, 64),
  'SHA-256': (hash) => digest(hash, 32),
  'SHA-1': (hash) => digest(hash, 20),
  MD5: (hash) => digest(hash, 16),
  PBKDF2: ({ value, salt, iterationCount, keySize, digestAlgorithm }) => ({
    value: inBase64(value, keySize),
    salt: salt === undefined ? 'is required for PBKDF2' : inBase64(salt),
    iterationCount: iterationCount === undefined && 'is required for PBKDF2',
    keySize: keySize === undefined && 'is required for PBKDF2',
    digestAlgorithm: digestAlgorithm === undefined && 'is required for PBKDF2',
  }),
};

const digest = ({ algorithm, value, salt, saltOrder }: Parts, bytes: number) => ({
  algorithm: bcrypt.test(value) && `must be BCRYPT for a hash that begins with $2, and not ${algorithm}`,
  value: inBase64(value, bytes),
  salt: salt !== undefined && inBase64(salt),
  saltOrder:
    salt !== undefined &&
    saltOrder === undefined &&
    'is required with a salt: PREFIX if the salt was placed before the password, POSTFIX if it was placed after it',
});

/** A mistake in a value in Base64 of so many bytes. Hex is Base64 to a machine, and a hash of other bytes. */
function inBase64(value: string, bytes?: number): string | false {
  const hex = /^(?:0x)?(?<digits>[\da-f]+)$/i.exec(value)?.groups?.['digits'];
  if (bytes !== undefined && hex?.length === 2 * bytes)
    return "is in hex, and Okta takes Base64; convert it (without 0x) with Buffer.from(hex, 'hex').toString('base64')";
  if (!/^[A-Za-z\d+/]+={0,2}$/.test(value)) return 'must be Base64';
  const length = Buffer.from(value, 'base64').length;
  return (
    bytes !== undefined &&
    length !== bytes &&
    `must be a hash of ${bytes} bytes in Base64, but it has ${length} bytes; check the algorithm and whether the hash was cut off`
  );
}

/** A password that another system has hashed. Source: Okta's Create user, password import. */
export const passwordHash = field(
  parts
    .superRefine((hash, context) => {
      for (const [key, message] of Object.entries(rules[hash.algorithm](hash))) {
        if (message) context.addIssue({ code: 'custom', path: [key], message });
      }
    })
    .transform(takenApart),
  { title: 'Hashed password', advanced: true },
).describe(
  'The hashed password from another system, so the user can keep the password. Only for a new or staged user.',
);
