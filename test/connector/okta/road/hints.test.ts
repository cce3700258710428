import { describe, expect, test } from 'vitest';
import { keyWording } from '../../../../connector/okta/connection/wording.ts';
import { refusal } from '../../../../connector/okta/road/errors.ts';
import { refused } from '../../../okta.ts';
import { requestOf, responseOf } from '../../../road.ts';

interface Asked {
  path?: string;
  query?: Record<string, string>;
  body?: unknown;
}

/** The message that a person reads when Okta refuses a request. */
const told = ({ path = '/api/v1/users', query = {}, body }: Asked, refusedBody: object, status = 400) =>
  refusal({
    request: requestOf({
      url: `https://acme.okta.com${path}?${new URLSearchParams(query)}`,
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
    response: responseOf(status, refusedBody),
    scopes: [],
    wording: keyWording,
  }).message;

const invalid = refused('E0000031', 'Invalid search criteria.');
const quotes = /straight double quotes/;
const operators = /The operators are/;
const time = /with milliseconds and Z/;

describe('the hint for an expression', () => {
  test.each<[string, RegExp[]]>([
    ['profile.city eq “Berlin”', [quotes]],
    ["profile.city eq 'Berlin'", [quotes]],
    ['profile.city eq Berlin', [quotes]],
    ['profile.login eq ada@example.com', [quotes]],
    ['lastUpdated gt 2026-01-31', [quotes]],
    ['profile.nickName eq "O"Brien"', [quotes]],
    ['status = "ACTIVE"', [operators]],
    ['status=="ACTIVE" && profile.city == "Berlin"', [operators]],
    ['status != "ACTIVE"', [operators]],
    ['status ne "ACTIVE"', [operators]],
    ['not (status eq "ACTIVE")', [operators]],
    ['profile.city like "Ber"', [operators]],
    ['profile.city contains "Ber"', [operators]],
    ["status = 'ACTIVE'", [quotes, operators]],
    ['department eq "Sales"', [/Write profile\.department:/]],
    ['status eq "ACTIVE" and (login sw "a")', [/Write profile\.login:/]],
    ['lastUpdated gt "2026-01-31"', [time]],
    ['lastUpdated gt "2026-01-31T09:00:00Z"', [time]],
    ['created lt "2026-01-31T09:00:00.000+01:00"', [time]],
  ])('of %s says what to write instead', (search, hints) => {
    for (const query of [{ search }, { filter: search }]) {
      const message = told({ query }, invalid);
      for (const each of [quotes, operators, /Write profile/, time]) {
        expect(each.test(message), `${each} in ${message}`).toBe(
          hints.some((one) => one.source.startsWith(each.source)),
        );
      }
    }
  });

  test.each([
    'profile.city eq "Berlin" and profile.age gt 7 and profile.boss eq true',
    'profile.quote eq "it is \'not\' = \\"that\\" (ne)"',
    'lastUpdated gt "2026-01-31T09:00:00.000Z"',
    'profile.start gt "2026-01-31"',
    'profile.noSuchAttribute pr',
    '',
  ])('is none for %s, in which nothing can be seen', (search) => {
    expect(told({ query: { search } }, invalid)).toMatch(/Okta said: Invalid search criteria\.$/);
  });

  test('knows that the names of groups are in a profile, and that the System Log has ne and not', () => {
    expect(told({ path: '/api/v1/groups', query: { search: 'name sw "Eng"' } }, invalid)).toMatch(
      /Write profile\.name:/,
    );
    const filter = 'not (outcome.result ne "SUCCESS")';
    const refusedFilter = refused('E0000053', 'Invalid filter');
    expect(told({ path: '/api/v1/logs', query: { filter } }, refusedFilter)).toMatch(/Invalid filter\.$/);
    expect(told({ path: '/api/v1/logs', query: { filter: 'actor.id = "00u1"' } }, refusedFilter)).toMatch(
      operators,
    );
  });

  test('is not given when something else was refused', () => {
    expect(told({ query: { search: 'a = 1' } }, refused('E0000001', 'Api validation failed'))).toMatch(
      /Okta said: Api validation failed\.$/,
    );
  });
});

describe('the hint for a cursor', () => {
  test.each([
    ['E0000029', 'Invalid paging request.', '/api/v1/users'],
    ['E0000031', 'Invalid search criteria.', '/api/v1/devices'],
  ])('of %s says to begin at the start', (code, summary, path) => {
    expect(told({ path, query: { after: 'old' } }, refused(code, summary, 'Invalid cursor.'))).toMatch(
      /Leave "Continue after" empty/,
    );
    expect(told({ path }, refused(code, summary))).not.toMatch(/Continue after/);
  });
});

describe('the words for a clash', () => {
  const exists = 'An object with this field already exists in the current organization';

  test('name the field once, and the value', () => {
    const body = { profile: { login: 'ada@example.com' }, credentials: { password: { value: 'hunter2' } } };
    const message = told({ body }, refused('E0000001', 'Api validation failed: login', `login: ${exists}`));

    expect(message).toBe(
      `It conflicts with what is in Okta now. Okta said: Api validation failed: login: ${exists}. The login "ada@example.com" is already taken.`,
    );
  });

  test('name the group whose name is taken', () => {
    const body = { profile: { name: 'Engineering' } };
    expect(told({ path: '/api/v1/groups', body }, refused('E0000055', 'Duplicate group.'), 409)).toMatch(
      /The name "Engineering" is already taken\.$/,
    );
  });

  test.each([
    ['password', { profile: { password: 'hunter2' }, password: 'hunter2' }],
    ['constructor', { profile: { constructor: 'hunter2' } }],
    ['login', { profile: {}, login: 'hunter2' }],
    ['login', ['hunter2']],
    ['login', undefined],
  ])('tell nothing of %s in %j', (field, body) => {
    const message = told({ body }, refused('E0000001', 'Api validation failed', `${field}: ${exists}`));
    expect(message).toMatch(/organization\.$/);
    expect(message).not.toContain('hunter2');
  });

  test('name a field once, whatever Okta refused', () => {
    const blank = 'The field cannot be left blank';
    expect(
      told({}, refused('E0000001', 'Api validation failed: login', `login: ${blank}`, `lastName: ${blank}`)),
    ).toBe(
      `Okta rejected the request. Okta said: Api validation failed: login: ${blank}: lastName: ${blank}.`,
    );
  });
});
