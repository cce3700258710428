import { type ZodTypeAny, z } from 'zod/v3';
import { factsOf } from '../../schemas/field.ts';
import { unwrapped } from './coerce.ts';
import { isObject } from './conform.ts';

/**
 * The texts of an input that are secret: by its schema, or, where a schema says nothing of a key, by the name of the key.
 * A text that the same input also has in an ordinary field is no secret: a password that is the login would take the login
 * out of every answer.
 */
export function secretsIn(schema: ZodTypeAny, input: unknown): string[] {
  const secret = new Set<string>();
  const ordinary: string[] = [];
  const gather = (of: ZodTypeAny | undefined, value: unknown, inSecret: boolean, above = ''): void => {
    const hidden = inSecret || (of !== undefined && factsOf(of).secret === true);
    const inner = of && unwrapped(of);
    if (typeof value === 'string' || typeof value === 'number') {
      if (!hidden) ordinary.push(String(value));
      else if (value !== '') secret.add(String(value));
    } else if (Array.isArray(value)) {
      for (const item of value) {
        gather(inner instanceof z.ZodArray ? inner.element : undefined, item, hidden, above);
      }
    } else if (isObject(value)) {
      const shape: z.ZodRawShape = inner instanceof z.ZodObject ? inner.shape : {};
      for (const [key, each] of Object.entries(value)) {
        const declared = Object.hasOwn(shape, key) ? shape[key] : undefined;
        gather(declared, each, hidden || (!declared && isSecretKey(key, value, above)), key);
      }
    }
  };
  gather(schema, input, false);
  return [...secret].filter((text) => !ordinary.some((other) => other.includes(text)));
}

/** Whether the value of a key is secret where no schema says so: by its name, by what stands beside it, or by the key above. */
export const isSecretKey = (key: string, within: object, above: string): boolean =>
  secretName.test(key) ||
  (privatePart.test(key) && Object.hasOwn(within, 'kty')) ||
  (key === 'value' && /^(?:hash|authScheme)$/.test(above));

/** Names of keys whose values are secret. Dates and states, such as passwordChanged, are none. */
export const secretName =
  /^codes?$|(?:password(?:_?hash)?|passphrase|passcode|salt|secret|token|answer|(?:private|api|secret)[-_]?key|client[-_]?assertion|activationurl|resetpasswordurl|authorization|cookie|otp|pin)s?$/i;

/** https://www.rfc-editor.org/rfc/rfc7518#section-6 */
const privatePart = /^(?:d|p|q|dp|dq|qi|oth|k)$/;
