import { describe, expect, test } from 'vitest';
import { ConnectorError, isConnectorError } from '../../../../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { testConnection } from '../../../../connector/okta/connection/connection-test.ts';
import { openConnection } from '../../../../connector/okta/connection/open-connection.ts';
import { connection as apiKey, refused } from '../../../okta.ts';
import { limits, responseOf, stillClock } from '../../../road.ts';
import { connection as serviceApp, serviceOrg, tokenUrl } from './service-org.ts';

const actions = [
  { name: 'list_users', scopes: ['okta.users.read'] },
  { name: 'suspend_user', scopes: ['okta.users.manage'] },
  { name: 'list_groups', scopes: ['okta.groups.read'] },
  { name: 'list_log_events', scopes: ['okta.logs.read'] },
  { name: 'call_okta_api', scopes: [] },
];

const forbidden = responseOf(403, refused('E0000006', 'You do not have permission'));
const unknown = responseOf(404, refused('E0000007', 'Not found'));
const org = responseOf(200, { id: '00o1', pipeline: 'idx' });
const ada = responseOf(200, { id: '00u1', profile: { login: 'ada@example.com' } }, limits(600, 588, 30));

/** The answers of an org by path. A path without an answer is a mistake of the test. */
type Answers = Record<string, HttpResponse | Error>;

const seesAll: Answers = {
  '/.well-known/okta-organization': org,
  '/api/v1/users/me': ada,
  '/api/v1/org': responseOf(200, { companyName: 'Acme' }),
  '/api/v1/users/00u1/roles': unknown,
  '/api/v1/users': responseOf(200, []),
  '/api/v1/groups': responseOf(200, []),
  '/api/v1/logs': responseOf(200, []),
};

function answered(answers: Answers, { url }: HttpRequest): HttpResponse {
  const answer = answers[new URL(url).pathname];
  if (answer instanceof Error) throw answer;
  if (!answer) throw new Error(`Nobody answers ${url}`);
  return answer;
}

/** Tests a connection with an API key. */
async function tested(answers: Answers = {}, raw: object = apiKey) {
  const sent: HttpRequest[] = [];
  const send = async (request: HttpRequest) => {
    sent.push(request);
    return answered({ ...seesAll, ...answers }, request);
  };
  const opened = openConnection(raw, { send, ...stillClock() });
  const outcome = await testConnection(opened, { actions }).catch((error: unknown) => error);
  return { outcome, sent };
}

/** Tests a service app with these scopes. */
async function testedApp(granted: string[], answers: Answers = {}, raw: object = {}, told = actions) {
  const roles = `/oauth2/v1/clients/${serviceApp.clientId}/roles`;
  const all = { ...seesAll, [roles]: unknown, ...answers };
  const asked = ['okta.users.read', 'okta.users.manage', 'okta.groups.read', 'okta.logs.read'];
  const road = { scopes: [...asked, 'okta.orgs.read', 'okta.roles.read'] };
  const sent: string[] = [];
  const api = (request: HttpRequest) => {
    sent.push(new URL(request.url).pathname);
    return answered(all, request);
  };
  const serving = serviceOrg({ granted, api, public: () => org }, road, raw);
  const test = () => testConnection(serving.opened, { actions: told }).catch((error: unknown) => error);
  return { org: serving, outcome: await test(), sent, again: test };
}

describe('the test of an API key', () => {
  test('says for whom it is, of which org, what can run and what is left of the rate limits', async () => {
    const { outcome, sent } = await tested();

    expect(outcome).toEqual({
      message:
        'Connected to Acme (https://acme.okta.com, Identity Engine) as ada@example.com. 4 of 5 actions can run, and 1 more if the administrator role allows them. At least 98% of each rate limit tested is free. The API key expires on 2026-12-21 unless it is used before then.',
      origin: 'https://acme.okta.com',
      org: 'Acme',
      engine: 'identity',
      login: 'ada@example.com',
      actions: {
        allowed: ['list_users', 'list_groups', 'list_log_events', 'call_okta_api'],
        refused: [],
        unproven: ['suspend_user'],
      },
      rateLimits: [
        { bucket: 'GET /users/{id}', limit: 600, remaining: 588, resetAt: '2026-11-21T12:00:30.000Z' },
      ],
      expiresAt: '2026-12-21T12:00:00.000Z',
    });
    expect(sent.every(({ method }) => method === 'GET')).toBe(true);
    expect(sent).toHaveLength(7);
  });

  test('tells of each bucket once, by what was left at the last, and of the fullest in the sentence', async () => {
    const roles = [{ type: 'SUPER_ADMIN' }];
    const { outcome } = await tested({
      '/api/v1/org': responseOf(200, { companyName: 'Acme' }, limits(1000, 419, 20)),
      '/api/v1/users/00u1/roles': responseOf(200, roles, limits(1000, 418, 20)),
    });

    expect(outcome).toMatchObject({
      message: expect.stringContaining('At least 41% of each rate limit tested is free'),
      rateLimits: [{ bucket: 'GET /users/{id}' }, { bucket: '/api/v1', remaining: 418 }],
    });
  });

  test('asks a super administrator for nothing more', async () => {
    const roles = responseOf(200, [{ id: 'ra1', type: 'SUPER_ADMIN', label: 'Super Administrator' }]);
    const { outcome, sent } = await tested({ '/api/v1/users/00u1/roles': roles });

    expect(outcome).toMatchObject({
      message:
        'Connected to Acme (https://acme.okta.com, Identity Engine) as ada@example.com. All 5 actions can run. At least 98% of each rate limit tested is free. The API key expires on 2026-12-21 unless it is used before then.',
      roles: ['SUPER_ADMIN'],
    });
    expect(sent).toHaveLength(4);
  });

  test('works for a key that may read the System Log and nothing else', async () => {
    const { outcome } = await tested({
      '/api/v1/users/me': forbidden,
      '/api/v1/org': forbidden,
      '/api/v1/users': forbidden,
      '/api/v1/groups': forbidden,
    });

    expect(outcome).toMatchObject({
      message:
        'Connected to https://acme.okta.com (Identity Engine) as an administrator whose name Okta does not show. 2 of 5 actions can run; 3 cannot: the administrator role cannot read users; the administrator role cannot read groups. The API key expires on 2026-12-21 unless it is used before then.',
      actions: { allowed: ['list_log_events', 'call_okta_api'] },
    });
    expect(outcome).not.toHaveProperty('login');
    expect(outcome).not.toHaveProperty('org');
  });

  test('names a few reasons, and how many more there are', async () => {
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f'];
    const more = kinds.map((kind) => ({ name: `list_${kind}`, scopes: [`okta.${kind}.read`] }));
    const { outcome } = await testedApp(['okta.users.read'], {}, {}, [...actions, ...more]);

    expect(outcome).toMatchObject({ message: expect.stringMatching(/; and \d more reasons\.$/) });
  });

  test('fails for a key that may do nothing', async () => {
    const { outcome } = await tested({
      '/api/v1/users': forbidden,
      '/api/v1/groups': forbidden,
      '/api/v1/logs': forbidden,
    });

    expect(outcome).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(
        /^The connection to .* as ada@example\.com works, but no action can run: /,
      ),
    });
  });

  test.each([
    ['idx', 'identity'],
    ['v1', 'classic'],
  ])('takes the pipeline %s for the engine %s', async (pipeline, engine) => {
    const { outcome } = await tested({
      '/.well-known/okta-organization': responseOf(200, { id: '00o1', pipeline }),
    });

    expect(outcome).toMatchObject({ engine });
  });

  test.each([null, 7])('takes no harm from the pipeline %j', async (pipeline) => {
    const { outcome } = await tested({
      '/.well-known/okta-organization': responseOf(200, { id: '00o1', pipeline }),
    });

    expect(outcome).toMatchObject({ message: expect.stringContaining('Connected to ') });
  });

  test('gives the ID of an administrator whose username Okta does not show', async () => {
    expect((await tested({ '/api/v1/users/me': responseOf(200, { id: '00u1' }) })).outcome).toMatchObject({
      message: expect.stringContaining(' as 00u1. '),
    });
  });

  test('says that the key is wrong or expired, or of another org', async () => {
    const { outcome, sent } = await tested({
      '/api/v1/users/me': responseOf(401, refused('E0000011', 'Invalid token provided')),
    });

    expect(outcome).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      message: expect.stringMatching(
        /^Okta does not accept the API key\. It is wrong, expired, revoked, from another org, or not allowed from this network\. Create a new API token/,
      ),
    });
    expect(sent).toHaveLength(2);
  });
});

describe('the test of any connection', () => {
  test('says at once that nobody is there', async () => {
    const unreachable = new ConnectorError('NETWORK', 'https://acme.okta.com could not be reached.');
    const { outcome, sent } = await tested({ '/.well-known/okta-organization': unreachable });

    expect(outcome).toBe(unreachable);
    expect(sent).toHaveLength(1);
  });

  test.each([
    ['a page', responseOf(200, '<html>Welcome</html>')],
    ['JSON of its own', responseOf(200, { hello: 'world' })],
    ['an ID of its own', responseOf(200, { id: '42' })],
    ['404', unknown],
    ['a redirect', responseOf(302, '', { location: 'https://example.org' })],
  ])('says that it is not an org when the site answers with %s, and keeps the key', async (_, answer) => {
    const own = await tested(
      { '/.well-known/okta-organization': answer },
      { ...apiKey, domain: 'id.acme.com' },
    );
    const okta = await tested({ '/.well-known/okta-organization': answer });

    expect(own.outcome).toMatchObject({
      code: 'INVALID_CONNECTION',
      message:
        'https://id.acme.com answers, but it is not an Okta org. Check the Okta domain. No key was sent.',
    });
    expect(okta.outcome).toMatchObject({
      code: 'INVALID_CONNECTION',
      message: expect.stringMatching(
        /^There is no Okta org at https:\/\/acme\.okta\.com, or a proxy answered in its place\. Check the name and the ending: /,
      ),
    });
    expect([...own.sent, ...okta.sent]).toHaveLength(2);
    expect(JSON.stringify([own.sent, okta.sent])).not.toContain(apiKey.apiKey);
  });

  test('does not take an org that is down for none', async () => {
    const { outcome } = await tested({ '/.well-known/okta-organization': responseOf(503) });

    expect(outcome).toMatchObject({ code: 'OKTA_UNAVAILABLE' });
  });

  test('says that Okta broke off, and takes it for no missing right', async () => {
    const { outcome } = await tested({ '/api/v1/users': responseOf(503) });

    expect(outcome).toMatchObject({ code: 'OKTA_UNAVAILABLE' });
  });
});

describe('the test of a service app', () => {
  test('compares the scopes, and tries those that were granted', async () => {
    const { outcome, sent } = await testedApp(['okta.users.manage']);

    expect(outcome).toMatchObject({
      message:
        'Connected to https://acme.okta.com (Identity Engine) as the service app 0oaServiceApp. 2 of 5 actions can run, and 1 more if the administrator role allows them; 2 cannot: the scope okta.groups.read was not granted; the scope okta.logs.read was not granted.',
      clientId: '0oaServiceApp',
      actions: {
        allowed: ['list_users', 'call_okta_api'],
        refused: [{ name: 'list_groups' }, { name: 'list_log_events' }],
        unproven: ['suspend_user'],
      },
    });
    expect(sent).toEqual(['/api/v1/users']);
    expect(outcome).not.toHaveProperty('expiresAt');
  });

  test('names the org, and the roles, where their scopes were granted', async () => {
    const roles = responseOf(200, [{ type: 'SUPER_ADMIN' }]);
    const { outcome, sent } = await testedApp(['okta.logs.read', 'okta.orgs.read', 'okta.roles.read'], {
      '/oauth2/v1/clients/0oaServiceApp/roles': roles,
    });

    expect(outcome).toMatchObject({
      org: 'Acme',
      roles: ['SUPER_ADMIN'],
      actions: { allowed: ['list_log_events', 'call_okta_api'] },
    });
    expect(sent.sort()).toEqual(['/api/v1/org', '/oauth2/v1/clients/0oaServiceApp/roles']);
  });

  test('says that the role is missing', async () => {
    const { outcome } = await testedApp(['okta.users.manage'], { '/api/v1/users': forbidden });

    expect(outcome).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('the administrator role cannot read users'),
    });
  });

  test('knows what was granted since the last token', async () => {
    const granted = ['okta.users.read'];
    const { again, org } = await testedApp(granted);
    granted.push('okta.groups.read');

    expect(await again()).toMatchObject({
      actions: { allowed: ['list_users', 'list_groups', 'call_okta_api'] },
    });
    expect(org.asked()).toHaveLength(2);
  });

  test('says why Okta gives no token', async () => {
    const { outcome } = await testedApp([]);

    expect(outcome).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(/^The service app was granted none of the scopes/),
    });
  });

  test('says what is wrong with the key before it sends anything', async () => {
    const key = { ...serviceApp, privateKey: '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----' };
    const error = await tested({}, key).catch((thrown: unknown) => thrown);

    expect(isConnectorError(error) && error.code).toBe('INVALID_CONNECTION');
  });

  test('asks for a token only where an org is', async () => {
    const { outcome, sent } = await tested({ '/.well-known/okta-organization': unknown }, serviceApp);

    expect(outcome).toMatchObject({ code: 'INVALID_CONNECTION' });
    expect(sent.map(({ url }) => url)).not.toContain(tokenUrl);
  });
});
