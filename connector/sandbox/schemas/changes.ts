import { isDeepStrictEqual } from 'node:util';
import { invalid, OktaError } from '../http/errors.ts';
import { isObject } from '../http/exchange.ts';
import { own } from '../state/own.ts';
import type { Attribute, Attributes, Schema } from '../state/rows.ts';
import { attributeView } from './profile.ts';

type Sent = Readonly<Record<string, unknown>>;

/** The custom attributes after a change: null removes one, and what is said of one that exists is merged into it. */
export function changedAttributes({ base, custom }: Schema, sent: Sent): Attributes {
  const attributes: Record<string, Attribute> = { ...custom };
  for (const [name, change] of Object.entries(sent)) {
    if (change === null) {
      delete attributes[name];
      continue;
    }
    if (!isObject(change)) throw new OktaError('E0000003');
    const others = Object.keys(custom).filter((other) => other !== name);
    checkName(name, [...Object.keys(base), ...others]);
    attributes[name] = merged(name, own(custom, name), change);
  }
  if (Object.values(attributes).filter(({ unique }) => unique && unique !== 'NOT_UNIQUE').length > 5) {
    throw invalid('unique', 'At most 5 properties of a schema can be unique');
  }
  return attributes;
}

/** The base attributes after a change. Okta lets three things be changed: permissions, whether a name is required, the login's pattern. */
export function changedBase(base: Attributes, sent: Sent): Attributes {
  const attributes: Record<string, Attribute> = { ...base };
  for (const [name, change] of Object.entries(sent)) {
    const attribute = own(base, name);
    if (!attribute) throw invalid(name, 'Base properties cannot be added');
    if (!isObject(change)) throw invalid(name, 'Base properties cannot be removed');
    const shown = attributeView(attribute);
    const changed = Object.keys(change).filter(
      (key) => !isDeepStrictEqual(change[key] ?? false, own(shown, key) ?? false),
    );
    const fixed = changed.find((key) => !mayChange(name, key));
    if (fixed !== undefined) throw invalid(name, `The ${fixed} of a base property cannot be changed`);
    attributes[name] = withoutNulls({ ...attribute, ...pick(change, changed) });
    checkForm(name, attributes[name]);
  }
  return attributes;
}

const mayChange = (name: string, key: string): boolean =>
  key === 'permissions' ||
  key === 'master' ||
  (key === 'required' && (name === 'firstName' || name === 'lastName')) ||
  (key === 'pattern' && name === 'login');

function checkName(name: string, taken: readonly string[]): void {
  if (!/^[A-Za-z]\w*$/.test(name)) {
    throw invalid(
      name,
      'The name of a property starts with a letter and has letters, digits and underscores',
    );
  }
  // Okta cannot tell names apart that differ only in case.
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase())) {
    throw invalid(name, 'A property of this name already exists');
  }
}

const types = ['string', 'boolean', 'number', 'integer', 'array'];
const formats = [
  'country-code',
  'date-time',
  'email',
  'encrypted',
  'hashed',
  'language-code',
  'locale',
  'ref-id',
  'timezone',
  'uri',
];

function merged(name: string, existing: Attribute | undefined, change: Sent): Attribute {
  const { unique, ...sent } = change;
  const { unique: before, ...rest } = existing ?? {};
  const attribute = withoutNulls({ ...rest, ...sent, ...uniqueness(unique, before) });
  checkForm(name, attribute);
  const { type, items, enum: choices, oneOf } = attribute;
  if (existing && type !== existing.type) throw invalid(name, 'The type of a property cannot be changed');
  if (type === 'array' && !items) throw invalid(name, 'Items not present for array property');
  if (choices) checkChoices(name, type, choices);
  if (items?.enum) checkChoices(name, items.type, items.enum);
  const named = oneOf?.map((choice) => choice.const);
  if (named && !isDeepStrictEqual(choices, named)) throw new OktaError('E0000123');
  return attribute;
}

/** Refuses what has not the form that the other checks, and those of profiles, rely on. */
function checkForm(name: string, attribute: Readonly<Partial<Record<keyof Attribute, unknown>>>): void {
  const { title, type, format, minLength, maxLength, pattern, items, oneOf } = attribute;
  const optional = (value: unknown, fits: (given: unknown) => boolean) => value === undefined || fits(value);
  if (typeof title !== 'string' || title === '') throw invalid(name, 'title: The field cannot be left blank');
  const faults = {
    type: types.includes(String(type)),
    format: optional(format, (given) => formats.includes(String(given))),
    minLength: optional(minLength, Number.isInteger),
    maxLength: optional(maxLength, Number.isInteger),
    pattern: optional(pattern, isPattern),
    items: optional(items, (given) => isObject(given) && types.includes(String(given['type']))),
    oneOf: optional(oneOf, (given) => Array.isArray(given) && given.every(isObject)),
  };
  const fault = Object.entries(faults).find(([, fits]) => !fits)?.[0];
  if (fault) throw invalid(name, `${fault}: The value is not supported`);
}

function isPattern(given: unknown): boolean {
  try {
    return typeof given === 'string' && new RegExp(given) !== undefined;
  } catch {
    return false;
  }
}

function checkChoices(name: string, type: string | undefined, values: unknown): void {
  const suited = type === 'string' || type === 'number' || type === 'integer';
  const primitive = type === 'integer' ? 'number' : type;
  if (!suited) throw invalid(name, 'enum: Only strings, numbers and integers can be enumerated');
  if (!Array.isArray(values) || new Set(values).size !== values.length) {
    throw invalid(name, 'enum: The values must be unique');
  }
  if (values.some((value) => typeof value !== primitive)) {
    throw invalid(name, `enum: The values must be of type ${type}`);
  }
}

/** Asked for as true or by the name it is shown by; what is unique already is not looked through again. */
function uniqueness(sent: unknown, existing: Attribute['unique']): Pick<Attribute, 'unique'> {
  if (sent === undefined) return existing ? { unique: existing } : {};
  if (sent === true || sent === 'UNIQUE_VALIDATED' || sent === 'PENDING_UNIQUENESS') {
    return { unique: existing === 'UNIQUE_VALIDATED' ? existing : 'PENDING_UNIQUENESS' };
  }
  return {};
}

const pick = (from: Sent, keys: readonly string[]): Sent =>
  Object.fromEntries(keys.map((key) => [key, from[key]]));

/** The cast promises what `checkForm` then holds to; whatever else was sent is kept as it came. */
const withoutNulls = (attribute: Sent): Attribute =>
  Object.fromEntries(Object.entries(attribute).filter(([, value]) => value !== null)) as unknown as Attribute;
