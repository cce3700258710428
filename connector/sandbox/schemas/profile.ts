import { invalid } from '../http/errors.ts';

export type Profile = Record<string, unknown>;

export interface Attribute {
  readonly title: string;
  readonly type: 'string' | 'boolean' | 'number' | 'integer' | 'array';
  readonly required?: boolean;
  readonly format?: 'email' | 'uri' | 'country-code' | 'language-code' | 'locale' | 'timezone';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string' };
  /** What users may do with the attribute of their own profile; an API token may write each. */
  readonly self?: 'HIDE' | 'READ_WRITE';
}

export type Attributes = Readonly<Record<string, Attribute>>;

export interface Schema {
  readonly base: Attributes;
  readonly custom: Attributes;
}

const text = (title: string, more: Omit<Attribute, 'title' | 'type'> = {}): Attribute => ({
  title,
  type: 'string',
  ...more,
});

/** The attributes that each user type has. */
export const userBase: Attributes = {
  login: text('Username', { required: true, minLength: 5, maxLength: 100 }),
  firstName: text('First name', { required: true, minLength: 1, maxLength: 50, self: 'READ_WRITE' }),
  lastName: text('Last name', { required: true, minLength: 1, maxLength: 50, self: 'READ_WRITE' }),
  middleName: text('Middle name'),
  honorificPrefix: text('Honorific prefix'),
  honorificSuffix: text('Honorific suffix'),
  email: text('Primary email', { required: true, format: 'email', self: 'READ_WRITE' }),
  title: text('Title'),
  displayName: text('Display name'),
  nickName: text('Nickname'),
  profileUrl: text('Profile Url', { format: 'uri' }),
  secondEmail: text('Secondary email', { format: 'email', self: 'READ_WRITE' }),
  mobilePhone: text('Mobile phone', { maxLength: 100, self: 'READ_WRITE' }),
  primaryPhone: text('Primary phone', { maxLength: 100, self: 'HIDE' }),
  streetAddress: text('Street address', { self: 'HIDE' }),
  city: text('City', { self: 'HIDE' }),
  state: text('State', { self: 'HIDE' }),
  zipCode: text('Zip code', { self: 'HIDE' }),
  countryCode: text('Country code', { format: 'country-code', self: 'HIDE' }),
  postalAddress: text('Postal Address', { self: 'HIDE' }),
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

export const groupSchema: Schema = {
  base: {
    name: text('Name', { required: true, minLength: 1, maxLength: 255 }),
    description: text('Description', { maxLength: 1024 }),
  },
  custom: { chatChannel: text('Chat channel', { maxLength: 80 }) },
};

/** Okta's JSON Schema of a profile, without the ids and dates that the caller adds. */
export function schemaDocument({ base, custom }: Schema): Record<string, unknown> {
  return {
    definitions: { custom: definition('#custom', custom), base: definition('#base', base) },
    type: 'object',
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  };
}

function definition(id: string, attributes: Attributes): Record<string, unknown> {
  return {
    id,
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(attributes).map(([name, { self = 'READ_ONLY', ...facts }]) => [
        name,
        {
          ...facts,
          mutability: 'READ_WRITE',
          scope: 'NONE',
          permissions: [{ principal: 'SELF', action: self }],
          master: { type: 'PROFILE_MASTER' },
        },
      ]),
    ),
    required: Object.keys(attributes).filter((name) => attributes[name]?.required),
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
    (name) => attributes[name]?.required && isBlank(profile[name]),
  );
  const faults = blanks.map((name) => ({ name, fault: 'The field cannot be left blank' }));
  for (const [name, attribute] of Object.entries(attributes)) {
    const fault = isBlank(profile[name]) ? undefined : faultOf(profile[name], attribute);
    if (fault) faults.push({ name, fault });
  }
  if ('login' in attributes && !isEmail(profile['login'])) {
    faults.push({ name: 'login', fault: 'Username must be in the form of an email address' });
  }
  const [first] = faults;
  if (first) throw invalid(first.name, ...faults.map(({ name, fault }) => `${name}: ${fault}`));
}

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

const isEmail = (value: unknown): boolean => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value);

function faultOf(value: unknown, attribute: Attribute): string | undefined {
  const { type, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = attribute;
  const fits = {
    string: typeof value === 'string',
    boolean: typeof value === 'boolean',
    number: typeof value === 'number',
    integer: Number.isInteger(value),
    array: Array.isArray(value) && value.every((element) => typeof element === 'string'),
  };
  if (!fits[type]) return `The value must be of type ${type}`;
  if (typeof value !== 'string') return undefined;
  if (value.length < minLength || value.length > maxLength) return 'The field has a wrong length';
  if (attribute.format === 'email' && !isEmail(value)) return 'Does not match required pattern';
  if (attribute.enum && !attribute.enum.includes(value)) return 'The value is not one of the allowed values';
  return undefined;
}
