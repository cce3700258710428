import { invalid } from '../http/errors.ts';
import type { Kind } from '../http/expression.ts';
import { own } from '../state/own.ts';
import type { Attribute, Attributes, Permission, Profile, Schema } from '../state/rows.ts';

const permissions = (action: string): readonly Permission[] => [{ principal: 'SELF', action }];
const writable = permissions('READ_WRITE');
const hidden = permissions('HIDE');

const text = (title: string, more: Omit<Attribute, 'title' | 'type'> = {}): Attribute => ({
  title,
  type: 'string',
  ...more,
});

/** The attributes that each user type has. */
export const userBase: Attributes = {
  login: text('Username', { required: true, minLength: 5, maxLength: 100 }),
  firstName: text('First name', { required: true, minLength: 1, maxLength: 50, permissions: writable }),
  lastName: text('Last name', { required: true, minLength: 1, maxLength: 50, permissions: writable }),
  middleName: text('Middle name'),
  honorificPrefix: text('Honorific prefix'),
  honorificSuffix: text('Honorific suffix'),
  email: text('Primary email', { required: true, format: 'email', permissions: writable }),
  title: text('Title'),
  displayName: text('Display name'),
  nickName: text('Nickname'),
  profileUrl: text('Profile Url', { format: 'uri' }),
  secondEmail: text('Secondary email', { format: 'email', permissions: writable }),
  mobilePhone: text('Mobile phone', { maxLength: 100, permissions: writable }),
  primaryPhone: text('Primary phone', { maxLength: 100, permissions: hidden }),
  streetAddress: text('Street address', { permissions: hidden }),
  city: text('City', { permissions: hidden }),
  state: text('State', { permissions: hidden }),
  zipCode: text('Zip code', { permissions: hidden }),
  countryCode: text('Country code', { format: 'country-code', permissions: hidden }),
  postalAddress: text('Postal Address', { permissions: hidden }),
  preferredLanguage: text('Preferred language', { format: 'language-code' }),
  locale: text('Locale', { format: 'locale' }),
  timezone: text('Time zone', { format: 'timezone' }),
  userType: text('User type'),
  employeeNumber: text('Employee number'),
  costCenter: text('Cost center'),
  organization: text('Organization'),
  division: text('Division'),
  department: text('Department'),
  managerId: text('ManagerId'),
  manager: text('Manager'),
};

/** The attributes that each group of Okta's own has. */
export const groupBase: Attributes = {
  name: text('Name', { description: 'Name', required: true, maxLength: 255, permissions: writable }),
  description: text('Description', { description: 'Description', maxLength: 1024, permissions: writable }),
};

/** Okta's JSON Schema of a profile, without the ids and dates that the caller adds. */
export function schemaDocument({ base, custom }: Schema): Record<string, unknown> {
  return {
    definitions: { custom: definition('#custom', custom), base: definition('#base', base) },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  };
}

const definition = (id: string, attributes: Attributes): Record<string, unknown> => ({
  id,
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, attributeView(attribute)]),
  ),
  ...(Object.keys(attributes).length > 0 && {
    required: Object.keys(attributes).filter((name) => attributes[name]?.required),
  }),
});

/** An attribute as Okta shows it, its keys in the order recorded. */
export function attributeView(attribute: Attribute): Record<string, unknown> {
  const { title, description, type, required, format, mutability, scope, ...rest } = attribute;
  const { minLength, maxLength, permissions: permitted, master, ...others } = rest;
  return {
    title,
    ...(description !== undefined && { description }),
    type,
    ...(required && { required }),
    ...(format !== undefined && { format }),
    mutability: mutability ?? 'READ_WRITE',
    scope: scope ?? 'NONE',
    ...others,
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    permissions: permitted ?? permissions('READ_ONLY'),
    master: master ?? { type: 'PROFILE_MASTER' },
  };
}

/** Takes a profile as it was sent, or throws what Okta says of the attributes that it refuses. */
export function checkProfile(profile: Profile, { base, custom }: Schema, subject: string): void {
  const attributes = { ...base, ...custom };
  const unknown = Object.keys(profile).filter((name) => !Object.hasOwn(attributes, name));
  if (unknown.length > 0) {
    throw invalid(subject, ...unknown.map((name) => `Property name '${name}' is not defined in profile`));
  }
  const blanks = Object.keys(attributes).filter(
    (name) => attributes[name]?.required && isBlank(own(profile, name)),
  );
  const faults = blanks.map((name) => ({ name, fault: 'The field cannot be left blank' }));
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = own(profile, name);
    const fault = isBlank(value) ? undefined : faultOf(value, attribute);
    if (fault) faults.push({ name, fault });
  }
  if (base['login'] && !base['login'].pattern && !isEmail(profile['login'])) {
    faults.push({ name: 'login', fault: 'Username must be in the form of an email address' });
  }
  const [first] = faults;
  if (first) throw invalid(first.name, ...faults.map(({ name, fault }) => `${name}: ${fault}`));
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const isEmail = (value: unknown): boolean => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value);

const formats: Readonly<Record<string, (value: string) => boolean>> = {
  email: isEmail,
  uri: (value) => URL.canParse(value),
  'country-code': (value) => /^[A-Z]{2}$/i.test(value),
  'language-code': isLanguage,
  locale: (value) => isLanguage(value.replace('_', '-')),
  timezone: isTimeZone,
  'date-time': (value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
};

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function faultOf(value: unknown, attribute: Attribute): string | undefined {
  const { type, minLength = 0, maxLength = Number.POSITIVE_INFINITY, items } = attribute;
  if (Array.isArray(value) && type === 'array') {
    const faults = value.map((element) => faultOf(element, { title: '', type: 'string', ...items }));
    return faults.find((fault) => fault !== undefined);
  }
  const fits = type === 'integer' ? Number.isInteger(value) : type !== 'array' && typeof value === type;
  if (!fits) return `The value must be of type ${type}`;
  if (attribute.enum && !attribute.enum.some((choice) => choice === value)) {
    return 'The value is not one of the allowed values';
  }
  if (typeof value !== 'string') return undefined;
  if (value.length < minLength || value.length > maxLength) return 'The field has a wrong length';
  const wellFormed = formats[attribute.format ?? '']?.(value) ?? true;
  const matching = attribute.pattern === undefined || new RegExp(`^(?:${attribute.pattern})$`).test(value);
  return wellFormed && matching ? undefined : 'Does not match required pattern';
}

/** Says whether two values are the same, for an attribute whose values must be unique. */
export const isSame = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;

/** The way a search compares an attribute, by the first set that has it. An array is compared element by element. */
export function kindOf(name: string, sets: readonly Attributes[]): Kind {
  const attribute = sets.map((set) => own(set, name)).find((one) => one !== undefined);
  const type = attribute?.type === 'array' ? attribute.items?.type : attribute?.type;
  if (type === 'integer') return 'number';
  return type === 'string' ? 'text' : type;
}
