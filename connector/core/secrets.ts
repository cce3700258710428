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
  const gather = (of: ZodTypeAny | undefined, value: unknown, inSecret: boolean): void => {
    const hidden = inSecret || (of !== undefined && factsOf(of).secret === true);
    const inner = of && unwrapped(of);
    if (typeof value === 'string') {
      if (!hidden) ordinary.push(value);
      else if (value !== '') secret.add(value);
    } else if (Array.isArray(value)) {
      for (const item of value) gather(inner instanceof z.ZodArray ? inner.element : undefined, item, hidden);
    } else if (isObject(value)) {
      const shape: z.ZodRawShape = inner instanceof z.ZodObject ? inner.shape : {};
      for (const [key, each] of Object.entries(value)) {
        const declared = Object.hasOwn(shape, key) ? shape[key] : undefined;
        gather(declared, each, hidden || (!declared && secretName.test(key)));
      }
    }
  };
  gather(schema, input, false);
  return [...secret].filter((text) => !ordinary.some((other) => other.includes(text)));
}

/** Names of keys whose values are secret where no schema says so. Dates and states, such as passwordChanged, are none. */
export const secretName =
  /(?:password(?:_?hash)?|passcode|salt|secret|token|answer|(?:private|api)[-_]?key|activationurl|resetpasswordurl|authorization|cookie|otp|pin)$/i;
