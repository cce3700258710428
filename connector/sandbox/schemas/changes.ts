import { isDeepStrictEqual } from 'node:util';
import { invalid, OktaError } from '../http/errors.ts';
import { isObject } from '../http/exchange.ts';
import { type Attribute, type Attributes, attributeView, type Schema } from './profile.ts';

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
    checkName(name, Object.keys({ ...base, ...custom }));
    attributes[name] = merged(name, custom[name], change);
  }
  if (Object.values(attributes).filter(({ unique }) => unique && unique !== 'NOT_UNIQUE').length > 5) {
    throw refused('unique', 'At most 5 properties of a schema can be unique');
  }
  return attributes;
}

/** The base attributes after a change. Okta lets three things be changed: permissions, whether a name is required, the login's pattern. */
export function changedBase(base: Attributes, sent: Sent): Attributes {
  const attributes: Record<string, Attribute> = { ...base };
  for (const [name, change] of Object.entries(sent)) {
    const attribute = base[name];
    if (!attribute) throw refused(name, 'Base properties cannot be added');
    if (!isObject(change)) throw refused(name, 'Base properties cannot be removed');
    const shown = attributeView(attribute);
    const changed = Object.keys(change).filter(
      (key) => !isDeepStrictEqual(change[key] ?? false, shown[key] ?? false),
    );
    const fixed = changed.find((key) => !mayChange(name, key));
    if (fixed !== undefined) throw refused(name, `The ${fixed} of a base property cannot be changed`);
    attributes[name] = withoutNulls({ ...attribute, ...pick(change, changed) });
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
    throw refused(
      name,
      'The name of a property starts with a letter and has letters, digits and underscores',
    );
  }
  // Okta cannot tell apart what differs in case alone.
  if (taken.some((other) => other !== name && other.toLowerCase() === name.toLowerCase())) {
    throw refused(name, 'A property of this name already exists');
  }
}

const types = ['string', 'boolean', 'number', 'integer', 'array'];

function merged(name: string, existing: Attribute | undefined, change: Sent): Attribute {
  const { unique, ...sent } = change;
  const { unique: before, ...rest } = existing ?? {};
  const attribute = withoutNulls({ ...rest, ...sent, ...uniqueness(unique, before) });
  const { title, type, items, enum: choices, oneOf } = attribute;
  if (typeof title !== 'string' || title === '') throw refused(name, 'title: The field cannot be left blank');
  if (!types.includes(type)) throw refused(name, 'type: The type of the property is not supported');
  if (existing && type !== existing.type) throw refused(name, 'The type of a property cannot be changed');
  if (type === 'array' && !items) throw refused(name, 'Items not present for array property');
  for (const values of [choices, items?.enum]) {
    if (values !== undefined) checkChoices(name, type === 'array' ? items?.type : type, values);
  }
  if (
    oneOf &&
    !isDeepStrictEqual(
      choices,
      oneOf.map((choice) => choice.const),
    )
  ) {
    throw new OktaError('E0000123');
  }
  return attribute;
}

function checkChoices(name: string, type: string | undefined, values: unknown): void {
  const suited = type === 'string' || type === 'number' || type === 'integer';
  const primitive = type === 'integer' ? 'number' : type;
  if (!suited) throw refused(name, 'enum: Only strings, numbers and integers can be enumerated');
  if (!Array.isArray(values) || new Set(values).size !== values.length) {
    throw refused(name, 'enum: The values must be unique');
  }
  if (values.some((value) => typeof value !== primitive)) {
    throw refused(name, `enum: The values must be of type ${type}`);
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

/** What was checked above by hand is an attribute, and the rest of it is kept as it came. */
const withoutNulls = (attribute: Sent): Attribute =>
  Object.fromEntries(Object.entries(attribute).filter(([, value]) => value !== null)) as unknown as Attribute;

const refused = (name: string, cause: string): OktaError => invalid(name, cause);
