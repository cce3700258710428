import { describe, expect, test } from 'vitest';
import { type GroupBody, linkTo, open, query, refusal, someUser, type UserBody } from '../client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

const list = async (client: Awaited<ReturnType<typeof open>>, params: Record<string, string | number>) =>
  client.send<UserBody[]>('GET', query('/api/v1/users', params));

const ada = {
  login: 'ada@acme.test',
  email: 'ada@acme.test',
  firstName: 'Ada "the\\Countess"',
  lastName: 'Łovelace',
};

/** The seeded org and one user more, who is easy to find. */
async function withAda(more: Record<string, unknown> = {}) {
  const client = await open();
  await client.send('POST', '/api/v1/users', { profile: { ...ada, ...more } });
  return client;
}

describe('listing users', () => {
  test('leaves out who is deactivated', async () => {
    const { body } = await list(await open(), {});
    expect(body).toHaveLength(58);
    expect(body.some(({ status }) => status === 'DEPROVISIONED')).toBe(false);
  });

  test('pages over separate Link lines, with an effective limit in self and no next at the end', async () => {
    const client = await open();
    const first = await list(client, { limit: 50 });
    expect(first.links).toEqual([
      `<${client.sandbox.origin}/api/v1/users?limit=50>; rel="self"`,
      expect.stringMatching(
        /^<http:\/\/127\.0\.0\.1:\d+\/api\/v1\/users\?after=[\w-]+&limit=50>; rel="next"$/,
      ),
    ]);

    const second = await client.send<UserBody[]>('GET', linkTo('next', first) ?? '');
    expect(second.body).toHaveLength(8);
    expect(second.links).toHaveLength(1);
    expect(linkTo('self', second)).toBe(linkTo('next', first));
  });

  test('has no next when the last page is full', async () => {
    const client = await open();
    expect((await client.walk('/api/v1/users?limit=29')).map((page) => page.length)).toEqual([29, 29]);
  });

  test('keeps its place when users come and go between pages', async () => {
    const client = await open();
    const first = await list(client, { limit: 10 });
    const last = first.body.at(-1)?.id;
    for (let i = 0; i < 2; i++) await client.send('DELETE', `/api/v1/users/${last}`);

    const before = await open();
    const second = await client.send<UserBody[]>('GET', linkTo('next', first) ?? '');
    expect(second.body[0]?.id).toBe((await list(before, {})).body[10]?.id);
  });

  test.each([
    [1000, 200],
    [200, 200],
  ])('lowers the limit %i to %i', async (limit, effective) => {
    expect((await list(await open(), { limit })).links[0]).toContain(`limit=${effective}>`);
  });

  test.each(['0', '-1', 'many', '1.5'])('refuses the limit %s', async (limit) => {
    expect(await list(await open(), { limit })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });

  test.each(['nonsense', 'WzEsMl0', Buffer.from('{"a":1}').toString('base64url')])(
    'refuses the cursor %s',
    async (after) => {
      expect(await list(await open(), { after })).toMatchObject(refusal(400, 'E0000029', 'Invalid cursor.'));
    },
  );
});

describe('search', () => {
  test.each([
    [String.raw`profile.firstName eq "ada \"THE\\countess\""`],
    ['profile.login eq "ADA@acme.test"'],
    ['profile.login EQ "ada@acme.test" AND status Eq "Provisioned"'],
    ['profile.email co "@ACME."'],
    ['profile.lastName sw "łove"'],
    ['profile.department eq "Maths"'],
    ['profile.badgeNumber gt 41 and profile.badgeNumber le 42 and profile.department pr'],
    ['profile.remote eq true and profile.department eq "maths"'],
    ['profile.skills eq "ANALYSIS"'],
    ['profile.skills sw "poe"'],
    ['profile.nickName eq null and profile.department eq "Maths"'],
    ['profile.department eq "Maths" or profile.remote gt true'],
    ['(profile.lastName lt "a" or profile.lastName gt "zz") and status eq "PROVISIONED"'],
    ['created gt "2026-01-01T00:00:00Z" and lastUpdated ge "2026-01-01T00:00:00.000Z"'],
    ['profile.department eq "Nowhere" or profile.login eq "ada@acme.test" and status eq "PROVISIONED"'],
  ])('finds by %s', async (search) => {
    const client = await withAda({
      department: 'Maths',
      badgeNumber: 42,
      remote: true,
      skills: ['analysis', 'poetry'],
    });
    const { status, body } = await list(client, { search });
    expect({ status, logins: body.map(({ profile }) => profile.login) }).toEqual({
      status: 200,
      logins: ['ada@acme.test'],
    });
  });

  test('tells diacritics apart', async () => {
    expect((await list(await withAda(), { search: 'profile.lastName eq "Lovelace"' })).body).toEqual([]);
  });

  test('finds users of each status and type', async () => {
    const client = await open();
    expect((await list(client, { search: 'status eq "deprovisioned"' })).body).toHaveLength(2);
    const { type } = await someUser(client, 'profile.agency pr');
    expect((await list(client, { search: `type.id eq "${type.id}"` })).body).toHaveLength(3);
  });

  test.each([
    'status ne "ACTIVE"',
    'not (status eq "ACTIVE")',
    'profile.login ew "test"',
    'profile.department co "ath"',
    'profile.colour eq "red"',
    'PROFILE.login eq "x"',
    'credentials.provider.type eq "OKTA"',
    'lastUpdated gt "yesterday"',
    'lastUpdated sw "2026"',
    'status eq',
    'status eq ACTIVE',
    'status eq "ACTIVE',
    'status eq "ACTIVE" and',
    'status gt null',
    'profile.skills[value eq "x"]',
    '',
  ])('refuses %j', async (search) => {
    expect(await list(await open(), { search })).toMatchObject(refusal(400, 'E0000031'));
  });

  test('refuses a search and a filter at once', async () => {
    expect(await list(await open(), { search: 'id pr', filter: 'status eq "ACTIVE"' })).toMatchObject(
      refusal(400, 'E0000033'),
    );
  });

  test('refuses a search that makes the links too long', async () => {
    const search = Array(300).fill('id eq "00u1234567890abcdefg"').join(' or ');
    expect(await list(await open(), { search })).toMatchObject(refusal(414, 'E0000256'));
  });

  test.each([
    ['asc', 1],
    ['desc', -1],
  ])('sorts %s without regard to case, and pages in that order', async (sortOrder, direction) => {
    const client = await withAda({ lastName: 'almeida' });
    const path = query('/api/v1/users', {
      search: 'status eq "ACTIVE" or status eq "PROVISIONED"',
      sortBy: 'profile.lastName',
      sortOrder,
      limit: 7,
    });

    const pages = await client.walk<UserBody>(path);
    const users = pages.flat();
    expect(pages.length).toBe(Math.ceil(users.length / 7));
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    const keys = users.map(({ id, profile }) => ({ id, name: profile.lastName.toLowerCase() }));
    const sorted = [...keys].sort((a, b) =>
      a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -direction : direction,
    );
    expect(keys).toEqual(sorted);
  });

  test('repeats what it was asked in its links, but no sortOrder without sortBy', async () => {
    const client = await open();
    const search = 'status eq "ACTIVE" and profile.department eq "R&D+"';

    expect((await list(client, { search, sortOrder: 'desc' })).links[0]).toBe(
      `<${client.sandbox.origin}/api/v1/users?limit=200&search=status+eq+%22ACTIVE%22+and+profile.department+eq+%22R%26D%2B%22>; rel="self"`,
    );
    expect((await list(client, { search, sortBy: 'status', sortOrder: 'desc' })).links[0]).toContain(
      '&sortBy=status&sortOrder=desc>',
    );
    expect(await list(client, { search, sortBy: 'profile.colour' })).toMatchObject(refusal(400, 'E0000031'));
  });
});

describe('filter', () => {
  test.each([
    'profile.login eq "ada@acme.test"',
    'profile.firstName eq "Ada \\"the\\\\Countess\\"" and status eq "PROVISIONED"',
    'lastUpdated gt "2026-01-01T00:00:00.000Z"',
    '(id eq "x" or profile.lastName eq "Łovelace") and lastUpdated ge "2026-01-01T00:00:00.000Z"',
  ])('finds by %s', async (filter) => {
    const { body } = await list(await withAda(), { filter });
    expect(body.map(({ profile }) => profile.login)).toEqual(['ada@acme.test']);
  });

  test('minds the case', async () => {
    expect((await list(await withAda(), { filter: 'profile.login eq "ADA@acme.test"' })).body).toEqual([]);
  });

  test.each([
    'profile.department eq "IT"',
    'profile.login sw "ada"',
    'status pr',
    'created gt "2026-01-01T00:00:00.000Z"',
    'not (status eq "ACTIVE")',
  ])('refuses %s', async (filter) => {
    expect(await list(await open(), { filter })).toMatchObject(refusal(400, 'E0000031'));
  });
});

describe('q', () => {
  test.each(['ADA@', 'łove', 'ada', 'ada łov'])('finds by the start: %s', async (q) => {
    const { body, links } = await list(await withAda(), { q });
    expect(body.map(({ profile }) => profile.login)).toContain('ada@acme.test');
    expect(links).toEqual([]);
  });

  test('does not find by the middle, nor who is deactivated', async () => {
    const client = await withAda();
    expect((await list(client, { q: 'acme' })).body).toEqual([]);
    const gone = await someUser(client, 'status eq "DEPROVISIONED"');
    expect((await list(client, { q: gone.profile.login })).body).toEqual([]);
  });

  test('finds ten and has no second page', async () => {
    const client = await open({ users: 1000 });
    expect((await list(client, { q: 'a' })).body).toHaveLength(10);
    expect((await list(client, { q: 'a', limit: 25 })).body).toHaveLength(25);
  });
});
describe('an index that lags behind', () => {
  const delayed = () => open({ searchDelay: 5000, now: () => noon });
  const later = ({ send }: Awaited<ReturnType<typeof open>>, advance: number) =>
    send('POST', '/sandbox/clock', { advance });
  const found = async (client: Awaited<ReturnType<typeof open>>, search: string) =>
    (await list(client, { search })).body.map(({ profile }) => profile.lastName);

  test('knows a new user only later, whom everything else knows at once', async () => {
    const client = await delayed();
    const { body } = await client.send<UserBody>('POST', '/api/v1/users', { profile: ada });
    const search = 'profile.login eq "ada@acme.test"';

    expect(await found(client, search)).toEqual([]);
    expect((await list(client, { q: 'ada@acme' })).body).toMatchObject([{ id: body.id }]);
    expect((await list(client, { filter: search })).body).toMatchObject([{ id: body.id }]);
    expect(await client.send('GET', `/api/v1/users/${body.id}`)).toMatchObject({ status: 200 });

    await later(client, 4999);
    expect(await found(client, search)).toEqual([]);
    await later(client, 1);
    expect(await found(client, search)).toEqual(['Łovelace']);
  });

  test('finds and shows a user as it was, change by change, and one who is gone', async () => {
    const client = await delayed();
    const { id, profile } = await someUser(client);
    const search = `id eq "${id}"`;
    const rename = (lastName: string) =>
      client.send('POST', `/api/v1/users/${id}`, { profile: { lastName } });

    await rename('Second');
    await later(client, 3000);
    await rename('Third');
    expect(await found(client, search)).toEqual([profile.lastName]);
    await later(client, 2000);
    expect(await found(client, search)).toEqual(['Second']);
    await later(client, 3000);
    expect(await found(client, search)).toEqual(['Third']);

    for (let i = 0; i < 2; i++) await client.send('DELETE', `/api/v1/users/${id}`);
    expect(await found(client, search)).toEqual(['Third']);
    await later(client, 5000);
    expect(await found(client, search)).toEqual([]);
  });

  test('knows all when it is told to, and goes back on nothing afterwards', async () => {
    const client = await delayed();
    const { id } = await someUser(client);
    const rename = (lastName: string) =>
      client.send('POST', `/api/v1/users/${id}`, { profile: { lastName } });
    await rename('First');
    await rename('Second');

    await client.send('POST', '/sandbox/search');
    expect(await found(client, `id eq "${id}"`)).toEqual(['Second']);
    await later(client, 5000);
    expect(await found(client, `id eq "${id}"`)).toEqual(['Second']);
  });

  test('knows a group and its members’ last change only later', async () => {
    const client = await delayed();
    const named = async (params: Record<string, string>) =>
      (await client.send<GroupBody[]>('GET', query('/api/v1/groups', params))).body;
    const { body } = await client.send<GroupBody>('POST', '/api/v1/groups', {
      profile: { name: 'Night shift' },
    });

    expect(await named({ search: 'profile.name eq "night shift"' })).toEqual([]);
    expect(await named({ q: 'Night' })).toMatchObject([{ id: body.id }]);
    await later(client, 5000);
    expect(await named({ search: 'profile.name eq "night shift"' })).toMatchObject([{ id: body.id }]);

    const { id } = await someUser(client);
    await client.send('PUT', `/api/v1/groups/${body.id}/users/${id}`);
    const since = `lastMembershipUpdated gt "${body.lastMembershipUpdated}" and id eq "${body.id}"`;
    expect(await named({ search: since })).toEqual([]);
    await later(client, 5000);
    expect(await named({ search: since })).toHaveLength(1);
  });
});

describe('values', () => {
  test.each([
    ['profile.badgeNumber eq 42', 1],
    ['profile.badgeNumber eq "42"', 0],
    ['profile.badgeNumber ge 42 and profile.badgeNumber lt 43', 1],
    ['profile.badgeNumber gt 100', 0],
    ['profile.remote eq true', 1],
    ['profile.remote eq false', 0],
    ['profile.remote eq "true"', 0],
    ['profile.skills eq "poetry" and profile.skills eq "analysis"', 1],
    ['profile.skills eq "poe"', 0],
  ])('are compared by their type: %s finds %i', async (search, count) => {
    const client = await withAda({ badgeNumber: 42, remote: true, skills: ['analysis', 'poetry'] });
    const { status, body } = await list(client, { search: `${search} and profile.login eq "ada@acme.test"` });
    expect({ status, count: body.length }).toEqual({ status: 200, count });
  });

  test.each(['profile.badgeNumber sw "4"', 'profile.remote sw "t"'])(
    'have no beginning: %s',
    async (search) => {
      expect(await list(await open(), { search })).toMatchObject(refusal(400, 'E0000031'));
    },
  );
});

describe('looking up instead of looking at all', () => {
  test.each([
    ['search', 'id eq "{id}" and status eq "SUSPENDED"', 0],
    ['search', 'status eq "ACTIVE" and profile.login eq "{LOGIN}"', 1],
    ['filter', 'profile.login eq "{LOGIN}"', 0],
    ['filter', 'profile.login eq "{login}"', 1],
    ['search', 'profile.login eq "{login}" or status pr', 60],
    ['search', 'profile.login gt "a" and status eq "LOCKED_OUT"', 2],
    ['search', 'profile.login eq "{accented}"', 0],
  ])('finds what looking at all would: %s=%s', async (name, template, count) => {
    const client = await open();
    const { id, profile } = await someUser(client);
    const { login } = profile;
    const values = {
      id,
      login,
      LOGIN: login.toUpperCase(),
      accented: `${login}`.replace(/[aeiou]/, '$&\u0301'),
    };
    const text = template.replace(/\{(\w+)\}/, (_, key: keyof typeof values) => values[key]);
    expect((await list(client, { [name]: text })).body).toHaveLength(count);
  });
});
