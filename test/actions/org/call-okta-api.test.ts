import { describe, expect, test } from 'vitest';
import { callOktaApi } from '../../../actions/org/call-okta-api.ts';
import { answer, refused, run } from '../../okta.ts';

describe('call_okta_api', () => {
  test('leaves since out beside a cursor, since the System Log refuses the two together', async () => {
    const sent = answer('GET', '/api/v1/logs?after=c1', 200, []);
    const query = { since: '2026-01-01T00:00:00.000Z', after: 'c1' };
    await run(callOktaApi, { path: '/api/v1/logs', query });

    expect(sent.times).toBe(1);
  });

  test('refuses a header that is given twice', async () => {
    const headers = { 'If-Match': 'W/"1"', 'if-match': 'W/"2"' };

    await expect(run(callOktaApi, { path: '/api/v1/users/me', headers })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('cannot contain "if-match" twice'),
    });
  });

  test('gives back status, body and what the headers say', async () => {
    const headers = {
      etag: 'W/"1f"',
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '99',
      'x-rate-limit-reset': '1795262460',
      link: '<https://acme.okta.com/api/v1/apps?after=c1>; rel="next"',
    };
    answer('GET', '/api/v1/apps?q=mail&limit=2', 200, [{ id: '0oa1' }], headers);

    await expect(run(callOktaApi, { path: '/api/v1/apps', query: { q: 'mail', limit: 2 } })).resolves.toEqual(
      {
        status: 200,
        headers: {
          requestId: 'reqTest',
          rateLimitLimit: 100,
          rateLimitRemaining: 99,
          rateLimitReset: '2026-11-21T12:01:00.000Z',
          etag: 'W/"1f"',
        },
        body: [{ id: '0oa1' }],
        nextCursor: 'c1',
      },
    );
  });

  test('sends body and headers, and takes an empty answer', async () => {
    const sent = answer('PUT', '/api/v1/apps/0oa1', 204);

    await expect(
      run(callOktaApi, {
        method: 'PUT',
        path: '/api/v1/apps/0oa1',
        body: { a: 1 },
        headers: { 'If-Match': 'W/"1f"' },
      }),
    ).resolves.toMatchObject({ status: 204, body: null, nextCursor: null });
    expect(sent.body).toEqual({ a: 1 });
    expect(sent.headers['if-match']).toBe('W/"1f"');
  });

  test('gives all pages together when told to', async () => {
    const link = '<https://acme.okta.com/api/v1/apps?after=c1>; rel="next"';
    answer('GET', '/api/v1/apps', 200, [{ id: '0oa1' }], { link });
    answer('GET', '/api/v1/apps?after=c1', 200, [{ id: '0oa2' }]);

    await expect(run(callOktaApi, { path: '/api/v1/apps', allPages: true })).resolves.toMatchObject({
      body: [{ id: '0oa1' }, { id: '0oa2' }],
      nextCursor: null,
    });
  });

  test('gives all pages of a list in an object together', async () => {
    const href = 'https://acme-admin.okta.com/api/v1/iam/roles?after=cr01';
    answer('GET', '/api/v1/iam/roles', 200, { roles: [{ id: 'cr01' }], _links: { next: { href } } });
    answer('GET', '/api/v1/iam/roles', 200, { roles: [{ id: 'cr01' }], _links: { next: { href } } });
    answer('GET', '/api/v1/iam/roles?after=cr01', 200, { roles: [{ id: 'cr02' }], _links: {} });

    await expect(run(callOktaApi, { path: '/api/v1/iam/roles' })).resolves.toMatchObject({
      nextCursor: 'cr01',
    });
    await expect(run(callOktaApi, { path: '/api/v1/iam/roles', allPages: true })).resolves.toMatchObject({
      body: [{ id: 'cr01' }, { id: 'cr02' }],
      nextCursor: null,
    });
  });

  test('gives all items, also those that bear the ID of another', async () => {
    answer('GET', '/api/v1/users/00u1/appLinks', 200, [{ id: '00u1' }, { id: '00u1' }]);

    await expect(
      run(callOktaApi, { path: '/api/v1/users/00u1/appLinks', allPages: true }),
    ).resolves.toMatchObject({ body: [{ id: '00u1' }, { id: '00u1' }] });
  });

  test('begins all pages of the System Log at a time or after a cursor, and never says both', async () => {
    const link = '<https://acme.okta.com/api/v1/logs?after=c1>; rel="next"';
    const query = { since: '2026-03-01T00:00:00Z', until: '2026-03-02T00:00:00Z' };
    const log = { path: '/api/v1/logs', allPages: true };
    const [since, until] = ['since=2026-03-01T00%3A00%3A00Z', 'until=2026-03-02T00%3A00%3A00Z'];
    answer('GET', `/api/v1/logs?${since}&${until}`, 200, [{ uuid: '1' }], { link });
    answer('GET', `/api/v1/logs?${until}&after=c1`, 200, [{ uuid: '2' }]);
    answer('GET', `/api/v1/logs?${until}&after=c1`, 200, [{ uuid: '2' }]);

    await expect(run(callOktaApi, { ...log, query })).resolves.toMatchObject({
      body: [{ uuid: '1' }, { uuid: '2' }],
    });
    await run(callOktaApi, { ...log, query: { ...query, after: 'c1' } });
  });

  test('gives XML as a text to whoever accepts it', async () => {
    const path = '/api/v1/apps/0oa1/sso/saml/metadata';
    const xml = '<?xml version="1.0"?><md:EntityDescriptor/>';
    const sent = answer('GET', path, 200, xml, { 'content-type': 'application/xml;charset=ISO-8859-1' });

    await expect(run(callOktaApi, { path, headers: { Accept: 'application/xml' } })).resolves.toMatchObject({
      status: 200,
      body: xml,
    });
    expect(sent.headers['accept']).toBe('application/xml');
  });

  test('repeats a GET after a lost answer, and nothing else', async () => {
    answer('GET', '/api/v1/apps', 502, 'Bad Gateway');
    answer('GET', '/api/v1/apps', 200, []);
    const sent = answer('DELETE', '/api/v1/apps/0oa1', 502, 'Bad Gateway');

    await run(callOktaApi, { path: '/api/v1/apps' });
    await expect(run(callOktaApi, { method: 'DELETE', path: '/api/v1/apps/0oa1' })).rejects.toMatchObject({
      code: 'OKTA_UNAVAILABLE',
      retryable: false,
    });
    expect(sent.times).toBe(1);
  });

  test.each([
    ['path', { path: '//evil.example/api' }],
    ['path', { path: 'https://evil.example/api' }],
    ['path', { path: '/api/v1/../../admin' }],
    ['path', { path: '/api/v1/%2e%2E/admin' }],
    ['path', { path: '/api/v1/users?limit=1' }],
    ['path', { path: '/api\\v1' }],
    ['path', { path: '/api/v1/a\nb' }],
    ['path', { path: '/api/v1/..%2fadmin' }],
    ['path', { path: '/api/v1/users/{userId}' }],
    ['path', { path: '/api/v1/users/zoë' }],
    ['headers.naïve', { path: '/api/v1/apps', headers: { naïve: '1' } }],
    ['headers.if-match', { path: '/api/v1/apps', headers: { 'if-match': 'naïve' } }],
    ['headers', { path: '/api/v1/apps', headers: { Authorization: 'SSWS other' } }],
    ['headers. cookie', { path: '/api/v1/apps', headers: { ' cookie': 'sid=1' } }],
    ['headers', { path: '/api/v1/apps', headers: { host: 'evil.example' } }],
    ['headers', { path: '/api/v1/apps', headers: { 'Accept-Encoding': 'br' } }],
    ['headers', { path: '/api/v1/apps', method: 'POST', headers: { 'content-type': 'text/xml' } }],
    ['body', { path: '/api/v1/apps', body: { a: 1 } }],
    ['allPages', { path: '/api/v1/apps', method: 'POST', allPages: true }],
  ])('refuses a %s that could lead elsewhere: %j', async (field, input) => {
    await expect(run(callOktaApi, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field }],
    });
  });

  test.each([
    [
      { Authorization: 'SSWS other' },
      '"Headers" cannot contain "Authorization", which the connector sets itself',
    ],
    [{ Cookie: 'sid=1' }, '"Headers" cannot contain "Cookie", which the connector sets itself'],
    [{ 'Content-Type': 'text/xml' }, '"Headers" cannot contain a "Content-Type" other than JSON'],
  ])('names the header that it refuses, and never its value: %j', async (headers, message) => {
    await expect(run(callOktaApi, { path: '/api/v1/apps', headers })).rejects.toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  test('sends a type of JSON as it was given', async () => {
    const type = 'application/json; okta-version=1.0.0';
    const sent = answer('POST', '/idp/myaccount', 200, {});

    await run(callOktaApi, {
      method: 'POST',
      path: '/idp/myaccount',
      body: {},
      headers: { 'Content-Type': type },
    });
    expect(sent.headers['content-type']).toBe(type);
  });

  test("gives Okta's refusal as every action does", async () => {
    answer('GET', '/api/v1/nothing', 404, refused('E0000008', 'The requested path was not found'));

    await expect(run(callOktaApi, { path: '/api/v1/nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      action: 'call_okta_api',
    });
  });
});
