import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../connector/core/json-schema.ts';
import type { JsonSchema } from '../../schemas/json-schema.ts';
import {
  newProfile,
  profileAttributes,
  profileChanges,
  sampleProfile,
  userProfile,
  wholeProfile,
} from '../../schemas/user-profile.ts';

/** Okta's default user schema, as GET /api/v1/meta/schemas/user/default gives it, with the limits of its reference. */
const base: Record<string, Pick<JsonSchema, 'minLength' | 'maxLength' | 'format'>> = {
  login: { minLength: 5, maxLength: 100 },
  email: { minLength: 5, maxLength: 100, format: 'email' },
  firstName: { minLength: 1, maxLength: 50 },
  lastName: { minLength: 1, maxLength: 50 },
  secondEmail: { maxLength: 100, format: 'email' },
  mobilePhone: { maxLength: 100 },
  primaryPhone: { maxLength: 100 },
  middleName: {},
  honorificPrefix: {},
  honorificSuffix: {},
  displayName: {},
  nickName: {},
  title: {},
  userType: {},
  employeeNumber: {},
  costCenter: {},
  organization: {},
  division: {},
  department: {},
  managerId: {},
  manager: {},
  streetAddress: { maxLength: 1024 },
  city: { maxLength: 128 },
  state: { maxLength: 128 },
  zipCode: { maxLength: 50 },
  countryCode: { minLength: 2, maxLength: 2 },
  postalAddress: { maxLength: 4096 },
  preferredLanguage: {},
  locale: {},
  timezone: {},
  profileUrl: { format: 'uri' },
};

const fieldsOf = (schema: typeof newProfile | typeof profileChanges | typeof userProfile) =>
  jsonSchema(schema, 'input').properties ?? {};

describe('the profile of a user', () => {
  test('has the 31 base attributes of Okta and no other', () => {
    expect(profileAttributes).toHaveLength(31);
    expect([...profileAttributes].sort()).toEqual(Object.keys(base).sort());
    for (const schema of [profileChanges, newProfile, wholeProfile, userProfile]) {
      expect(Object.keys(schema.shape).sort()).toEqual(Object.keys(base).sort());
    }
    expect(Object.keys(sampleProfile).sort()).toEqual(Object.keys(base).sort());
  });

  test.each(Object.entries(base))('holds %s to the limits %j', (name, limits) => {
    const { minLength, maxLength, format } = fieldsOf(profileChanges)[name] ?? {};

    expect({ minLength, maxLength, format }).toEqual({
      minLength: limits.minLength,
      maxLength: limits.maxLength,
      format: limits.format,
    });
  });

  test.each(profileAttributes)('says of %s what it is, in the input and in the output', (name) => {
    for (const schema of [profileChanges, newProfile, userProfile]) {
      expect(fieldsOf(schema)[name]).toMatchObject({
        title: expect.stringMatching(/^[A-Z]/),
        description: expect.stringMatching(/^.+\.$/),
      });
    }
    expect(fieldsOf(userProfile)[name]?.title).toBe(fieldsOf(profileChanges)[name]?.title);
  });
});

describe('a change of a profile', () => {
  test('asks for no attribute, and clears any with null', () => {
    expect(profileChanges.parse({})).toEqual({});
    const cleared = Object.fromEntries([...profileAttributes, 'badge'].map((name) => [name, null]));

    expect(profileChanges.parse(cleared)).toEqual(cleared);
  });

  test.each([
    ['a text', 'red'],
    ['a number', 7],
    ['true or false', false],
    ['a list', ['a', 1]],
  ])('takes %s for a custom attribute', (_, value) => {
    expect(profileChanges.parse({ badge: value })).toEqual({ badge: value });
  });

  test('takes no object for a custom attribute', () => {
    expect(profileChanges.safeParse({ badge: { a: 1 } }).success).toBe(false);
  });
});

describe('a new profile', () => {
  const names = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' };

  test('needs names and email, and no username', () => {
    expect(newProfile.parse(names)).toEqual(names);
    expect(jsonSchema(newProfile, 'input').required?.sort()).toEqual(['email', 'firstName', 'lastName']);
  });

  test('leaves it to Okta whether names are needed, since an org can do without', () => {
    expect(newProfile.parse({ email: names.email })).toEqual({ email: names.email });
    expect(newProfile.safeParse({ firstName: '', lastName: 'Lovelace' }).success).toBe(false);
  });

  test('needs the username too when it overwrites', () => {
    expect(wholeProfile.safeParse(names).success).toBe(false);
    expect(wholeProfile.safeParse({ ...names, login: 'ada@example.com' }).success).toBe(true);
  });

  test('fits its sample', () => {
    expect(wholeProfile.parse(sampleProfile)).toEqual(sampleProfile);
  });
});

describe('the profile that Okta sends', () => {
  test('may be older than the limits, empty, null and more than is known', () => {
    const stored = { firstName: '', countryCode: 'Germany', secondEmail: '', mobilePhone: null, badge: [1] };

    expect(userProfile.parse(stored)).toEqual(stored);
  });
});
