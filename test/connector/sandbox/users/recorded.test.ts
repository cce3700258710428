import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { open, query, type UserBody } from '../client.ts';

// What the org answers beside what real orgs were recorded to answer, where OKTA_RECORDINGS names the file of them.

interface Recording {
  readonly method: string;
  readonly template: string;
  readonly status: number;
  readonly response: unknown;
}

const { OKTA_RECORDINGS } = process.env;
const recordings: Recording[] = OKTA_RECORDINGS
  ? readFileSync(OKTA_RECORDINGS, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

/** The keys of a reply in their order, with the kind of value that each leads to. Of a list, those of the first item. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape);
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  // Only orgs with realms say to which one a user belongs.
  const entries = Object.entries(value).filter(([key]) => key !== 'realmId');
  return entries.map(([key, inner]) => [key, shape(inner)]);
}

const profile = (login: string) => ({ login, email: login, firstName: 'Ada', lastName: 'Lovelace' });
const end = (name: string) => ({ name, title: name, description: name, type: 'USER' });
const field = {
  title: 'Field',
  description: 'A field',
  type: 'string',
  minLength: 1,
  maxLength: 50,
  permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
};

describe.skipIf(!OKTA_RECORDINGS)('what is answered has the keys that were recorded, in their order', () => {
  test.each([
    [
      'a new user',
      'POST',
      '/api/v1/users',
      { profile: profile('ada@acme.test') },
      /"PROVISIONED".*resetFactors/,
    ],
    [
      'a staged user',
      'POST',
      '/api/v1/users?activate=false',
      { profile: profile('ada@acme.test') },
      /"STAGED".*"credentials":\{"provider/,
    ],
    [
      'a staged user with a hash',
      'POST',
      '/api/v1/users?activate=false',
      {
        profile: profile('ada@acme.test'),
        credentials: { password: { hash: { algorithm: 'SHA-512', salt: '', value: 'x' } } },
      },
      /"STAGED".*IMPORT/,
    ],
    [
      'users found',
      'GET',
      query('/api/v1/users', { search: 'profile.login eq "new@example.com"', limit: 1 }),
      undefined,
      /^\[\{.*"lastName":"Smith","mobilePhone":null,"secondEmail"/,
    ],
    ['a user', 'GET', '/api/v1/users/{00u}', undefined, /"PROVISIONED".*resetFactors/],
    ['what was wrong', 'POST', '/api/v1/users', { profile: { ...profile('a@b.cc'), x: 1 } }, /not defined/],
    ['a deactivation', 'POST', '/api/v1/users/{00u}/lifecycle/deactivate', undefined, /^\{\}$/],
    ['a new risk', 'PUT', '/api/v1/users/{00u}/risk', { riskLevel: 'HIGH' }, /HIGH/],
    ['user types', 'GET', '/api/v1/meta/types/user', undefined, /^\[/],
    [
      'a new user type',
      'POST',
      '/api/v1/meta/types/user',
      { name: 'intern', displayName: 'Intern', description: 'Intern' },
      /"default":false/,
    ],
    [
      'a schema',
      'POST',
      '/api/v1/meta/schemas/user/default',
      {
        definitions: {
          custom: {
            properties: {
              badgeNumber: null,
              startDate: null,
              shirtSize: null,
              remote: null,
              skills: null,
              customfieldId: field,
            },
          },
          base: { properties: { lastName: { required: false } } },
        },
      },
      /customfieldId/,
    ],
    [
      'a linked object definition',
      'POST',
      '/api/v1/meta/schemas/user/linkedObjects',
      { primary: end('a'), associated: end('b') },
      /primary/,
    ],
  ])('%s: %s %s', async (_, method, path, body, recorded) => {
    const { send } = await open({ licences: ['user-risk'], stagedStatusChanged: null });
    const user = await send<UserBody>('POST', '/api/v1/users', { profile: profile('new@example.com') });
    const template = path.replace(/\?.*/, '');
    const recording = recordings.find(
      (one) =>
        one.method === method && one.template === template && recorded.test(JSON.stringify(one.response)),
    );

    const answer = await send(method, path.replace('{00u}', user.body.id), body);
    expect(answer.status).toBe(recording?.status);
    expect(shape(answer.body)).toEqual(shape(recording?.response));
  });
});
