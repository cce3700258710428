import { describe, expect, test } from 'vitest';
import { callOktaApi } from '../../../actions/org/call-okta-api.ts';
import { answer, refused, run } from '../../okta.ts';

describe('call_okta_api', () => {
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
    ['body', { path: '/api/v1/apps', body: { a: 1 } }],
    ['allPages', { path: '/api/v1/apps', method: 'POST', allPages: true }],
  ])('refuses a %s that could lead elsewhere: %j', async (field, input) => {
    await expect(run(callOktaApi, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field }],
    });
  });

  test("gives Okta's refusal as every action does", async () => {
    answer('GET', '/api/v1/nothing', 404, refused('E0000008', 'The requested path was not found'));

    await expect(run(callOktaApi, { path: '/api/v1/nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      action: 'call_okta_api',
    });
  });
});
