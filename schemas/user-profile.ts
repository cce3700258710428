import { type ZodTypeAny, z } from 'zod/v3';
import { field } from './field.ts';
import { oneLine } from './text.ts';

const text = (most?: number, least = 0) => {
  const string = least > 0 ? z.string().min(least) : z.string();
  return most === undefined ? string : string.max(most);
};

/**
 * The 31 base attributes of Okta's default user schema, each declared once: title, meaning, limits.
 * Source: GET /api/v1/meta/schemas/user/default.
 */
const attributes = {
  login: field(oneLine(text(100, 5)), { title: 'Username' }).describe(
    'The name that the user signs in with. It must be unique in the org, ignoring case, and an email address unless the org allows other formats.',
  ),
  email: field(text(100, 5).email(), { title: 'Primary email' }).describe(
    'The address that Okta sends activation and password emails to. It does not have to be unique.',
  ),
  firstName: text(50, 1).describe('Given name, up to 50 characters.'),
  lastName: text(50, 1).describe('Family name, up to 50 characters.'),
  secondEmail: field(text(100).email(), { title: 'Secondary email' }).describe(
    'A second address, usually a private one, for account recovery.',
  ),
  mobilePhone: text(100).describe('Mobile phone number.'),
  primaryPhone: text(100).describe('Main phone number, such as a desk phone.'),
  middleName: text().describe('Middle name or names.'),
  honorificPrefix: text().describe('Title before the name, such as Dr.'),
  honorificSuffix: text().describe('Title after the name, such as PhD.'),
  displayName: text().describe('The name that other people see.'),
  nickName: field(text(), { title: 'Nickname' }).describe('Informal name of the user.'),
  title: field(text(), { title: 'Job title' }).describe('Position, such as Vice President.'),
  userType: text().describe(
    'Relationship to the organization, such as Employee or Contractor. This is free text, not the Okta user type.',
  ),
  employeeNumber: text().describe('ID that the organization assigned to the person.'),
  costCenter: text().describe('Cost center of the person.'),
  organization: text().describe('Name of the organization or legal entity.'),
  division: text().describe('Division of the organization.'),
  department: text().describe('Department within the organization.'),
  managerId: field(text(), { title: 'Manager ID' }).describe(
    'ID of the manager, in the format that the organization uses.',
  ),
  manager: text().describe('Display name of the manager.'),
  streetAddress: text(1024).describe('Street address.'),
  city: text(128).describe('City or locality.'),
  state: field(text(128), { title: 'State or region' }).describe('State, province or region.'),
  zipCode: field(text(50), { title: 'Postal code' }).describe('Postal code.'),
  countryCode: text(2, 2).describe('Two-letter country code (ISO 3166-1), such as US.'),
  postalAddress: text(4096).describe('The full mailing address.'),
  preferredLanguage: text().describe('Language for emails and pages, as a BCP 47 tag such as en-US.'),
  locale: text().describe('Locale for dates and numbers, such as en_US.'),
  timezone: field(text(), { title: 'Time zone' }).describe(
    'IANA name of the time zone, such as America/Los_Angeles.',
  ),
  profileUrl: field(text().url(), { title: 'Profile URL' }).describe(
    "Web address of the user's profile page.",
  ),
} satisfies Record<string, ZodTypeAny>;

type Attributes = typeof attributes;
export type ProfileAttribute = keyof Attributes;

/** The names of the base attributes, in the order in which a person fills them in. */
export const profileAttributes = Object.keys(attributes) as ProfileAttribute[];

/** Custom attributes stand beside the base ones. `null` clears, as it does for the base ones. */
export const customValue = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])), z.null()])
  .describe('A custom attribute of this org, by its variable name.');

const optional = Object.fromEntries(
  profileAttributes.map((name) => [name, attributes[name].nullable().optional()]),
) as { [K in ProfileAttribute]: z.ZodOptional<z.ZodNullable<Attributes[K]>> };

/** For a change that merges: what is left out stays, `null` clears. */
export const profileChanges = field(z.object(optional).catchall(customValue), {
  title: 'Profile',
  dynamic: 'userProfile',
}).describe(
  'The attributes to change, by name, including custom attributes of the org. Attributes that are left out or empty keep their values. null clears an attribute.',
);

/**
 * For a whole profile: the names and the email are required, the username follows the email when left out. An org can
 * make the names optional, and no other base attribute.
 */
export const newProfile = field(
  z
    .object({
      ...optional,
      email: attributes.email,
      firstName: field(attributes.firstName.optional(), { required: true }),
      lastName: field(attributes.lastName.optional(), { required: true }),
      login: attributes.login
        .optional()
        .describe(
          'The name that the user signs in with. It must be unique in the org. The default is the primary email.',
        ),
    })
    .catchall(customValue),
  { title: 'Profile', dynamic: 'userProfile' },
).describe('The attributes of the user, by name, including custom attributes of the org.');

/** For a profile that overwrites: the username must be given too, since leaving it out would change it. */
export const wholeProfile = field(
  newProfile
    .extend({ login: attributes.login })
    .describe('The whole profile. Every attribute that is left out is cleared, including custom ones.'),
  { whole: true },
);

/**
 * The profile as Okta sends it. Okta leaves empty attributes out, except mobilePhone and secondEmail, and sends
 * values that were allowed when they were stored, so nothing but the type is asked of them.
 */
export const userProfile = field(
  z
    .object(
      Object.fromEntries(
        profileAttributes.map((name) => {
          const { description, facts } = attributes[name]._def as { description?: string; facts?: object };
          const stored = z
            .string()
            .nullable()
            .optional()
            .describe(description ?? '');
          return [name, facts ? field(stored, facts) : stored];
        }),
      ) as { [K in ProfileAttribute]: z.ZodOptional<z.ZodNullable<z.ZodString>> },
    )
    .passthrough(),
  { dynamic: 'userProfile' },
).describe('The attributes of the user, including custom ones.');

/** A profile with every base attribute, for samples. */
export const sampleProfile = {
  login: 'grace.hopper@example.com',
  email: 'grace.hopper@example.com',
  firstName: 'Grace',
  lastName: 'Hopper',
  secondEmail: 'grace@home.example',
  mobilePhone: '+1 555 0100',
  primaryPhone: '+1 555 0101',
  middleName: 'Brewster',
  honorificPrefix: 'Dr.',
  honorificSuffix: 'PhD',
  displayName: 'Grace Hopper',
  nickName: 'Amazing Grace',
  title: 'Director of Engineering',
  userType: 'Employee',
  employeeNumber: '1906',
  costCenter: 'ENG-100',
  organization: 'Acme Inc.',
  division: 'Research',
  department: 'Engineering',
  managerId: '1815',
  manager: 'Ada Lovelace',
  streetAddress: '1 Harbor Street',
  city: 'Arlington',
  state: 'VA',
  zipCode: '22201',
  countryCode: 'US',
  postalAddress: '1 Harbor Street, Arlington, VA 22201',
  preferredLanguage: 'en-US',
  locale: 'en_US',
  timezone: 'America/New_York',
  profileUrl: 'https://people.example.com/grace.hopper',
} satisfies Record<ProfileAttribute, string>;
