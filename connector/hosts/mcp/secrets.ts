import type { JsonSchema } from '../../core/json-schema.ts';

/**
 * A copy with words in the place of every secret: of the fields that a schema marks, and of those it does not describe
 * but whose name says it, as in the body of any operation.
 */
export function withoutSecrets(schema: JsonSchema, value: unknown, words: string): unknown {
  if (value === undefined || value === null) return value;
  if (schema['x-secret']) return words;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(schema.items ?? {}, item, words));
  if (typeof value !== 'object') return value;
  const fields = propertiesOf(schema);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const undescribed = secretName.test(key) ? { 'x-secret': true } : {};
      return [key, withoutSecrets(fields.get(key) ?? undescribed, inner, words)];
    }),
  );
}

/** Dates and states of secrets, such as passwordChanged, are none. */
const secretName = /(?:password|passcode|secret|token|answer|private_?key|activationurl|resetpasswordurl)$/i;

const propertiesOf = ({ properties = {}, anyOf = [] }: JsonSchema): Map<string, JsonSchema> =>
  new Map([...Object.entries(properties), ...anyOf.flatMap((one) => [...propertiesOf(one)])]);
