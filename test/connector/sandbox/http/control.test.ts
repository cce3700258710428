import { describe, expect, test } from 'vitest';
import { type EventBody, open, query, refusal, type UserBody } from '../client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const profile = { login: 'ada@acme.test', email: 'ada@acme.test', firstName: 'Ada', lastName: 'Lovelace' };

describe('resetting', () => {
  test('brings back what was deleted, forgets what was made, and starts counting anew', async () => {
    const { sandbox, send } = await open();
    const { apiKey } = sandbox;
    const users = await send<UserBody[]>('GET', '/api/v1/users');
    await send('POST', '/api/v1/users', { profile });
    const gone = users.body[3]?.id;
    for (let i = 0; i < 2; i++) await send('DELETE', `/api/v1/users/${gone}`);
    await send('POST', '/sandbox/faults', { kind: 'slow', path: '/elsewhere' });

    expect(await send('POST', '/sandbox/reset')).toMatchObject({ status: 200, body: { apiKey, users: 60 } });
    expect((await send('GET', '/sandbox/counters')).body).toMatchObject({ requests: 0 });
    expect((await send('GET', '/sandbox/faults')).body).toEqual([]);
    expect((await send('GET', '/api/v1/users')).body).toEqual(users.body);
    await send('POST', '/sandbox/faults', { kind: 'status' });
    await send('DELETE', '/sandbox/faults');
    expect(await send('GET', '/api/v1/org')).toMatchObject({ status: 200 });
  });

  test('to another seed and size gives another org, with another API key', async () => {
    const { sandbox, send } = await open();
    const before = sandbox.apiKey;

    const { body } = await send('POST', '/sandbox/seed', { seed: 7, users: 100, groups: 30 });
    expect(body).toEqual({ apiKey: sandbox.apiKey, users: 100, groups: 30 });
    expect(sandbox.apiKey).not.toBe(before);
    expect(await send('GET', '/api/v1/org', undefined, { Authorization: `SSWS ${before}` })).toMatchObject(
      refusal(401, 'E0000011'),
    );
    expect((await send<unknown[]>('GET', '/api/v1/groups')).body).toHaveLength(30);
  });

  test.each([{ users: 0 }, { users: '5' }, { colour: 'red' }, '['])('refuses %j', async (body) => {
    const { send } = await open();
    expect(await send('POST', '/sandbox/seed', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/\.$/) },
    });
  });
});

describe('the clock', () => {
  test('is set, stopped and advanced, and everything is dated by it', async () => {
    const { send } = await open({ now: () => noon });

    expect(
      (await send('POST', '/sandbox/clock', { at: '2026-12-01T00:00:00Z', running: false })).body,
    ).toEqual({
      now: '2026-12-01T00:00:00.000Z',
      running: false,
    });
    expect((await send('POST', '/sandbox/clock', { advance: 90_000 })).body).toEqual({
      now: '2026-12-01T00:01:30.000Z',
      running: false,
    });
    const { headers, body } = await send('POST', '/api/v1/users', { profile });
    expect(headers['date']).toBe('Tue, 01 Dec 2026 00:01:30 GMT');
    expect(body).toMatchObject({ created: '2026-12-01T00:01:30.000Z' });
  });

  test('takes a rate-limit window to its end', async () => {
    const { send } = await open({ rateLimit: 1, now: () => noon });
    await send('GET', '/api/v1/org');
    expect(await send('GET', '/api/v1/org')).toMatchObject({ status: 429 });

    await send('POST', '/sandbox/clock', { advance: 60_000 });
    expect(await send('GET', '/api/v1/org')).toMatchObject({ status: 200 });
    expect((await send('GET', '/sandbox/clock')).body).toEqual({
      now: '2026-11-21T12:01:00.000Z',
      running: true,
    });
  });

  test('is put back by a reset', async () => {
    const { send } = await open({ now: () => noon });
    await send('POST', '/sandbox/clock', { at: '2026-12-01T00:00:00Z', running: false });
    await send('POST', '/sandbox/reset');
    expect((await send('GET', '/sandbox/clock')).body).toMatchObject({ now: '2026-11-21T12:00:00.000Z' });
  });
});

describe('the control endpoints', () => {
  test('count the requests of each operation by status, but not their own', async () => {
    const { send } = await open();
    for (const user of ['me', 'me', 'nobody']) await send('GET', `/api/v1/users/${user}`);
    await send('GET', '/elsewhere');

    expect((await send('GET', '/sandbox/counters')).body).toEqual({
      requests: 4,
      statuses: { 200: 2, 404: 2 },
      operations: { 'GET /api/v1/users/:user': { 200: 2, 404: 1 }, other: { 404: 1 } },
    });
  });

  test('show what people would have got', async () => {
    const { send } = await open();
    await send('POST', query('/api/v1/users', { activate: 'false' }), { profile });
    await send('POST', '/api/v1/users/ada@acme.test/lifecycle/activate');

    expect((await send('GET', '/sandbox/outbox')).body).toMatchObject([
      { channel: 'email', to: 'ada@acme.test', template: expect.any(String) },
    ]);
  });

  test('show the switches', async () => {
    const { send } = await open({ engine: 'classic', pages: 'short' });
    expect((await send('GET', '/sandbox/behaviour')).body).toMatchObject({
      engine: 'classic',
      deactivate: 204,
      pages: 'short',
    });
  });

  test('take no token', async () => {
    const { send } = await open();
    expect(await send('GET', '/sandbox/clock', undefined, { Authorization: '' })).toMatchObject({
      status: 200,
    });
  });

  test.each([{ Host: 'rebound.example' }, { Origin: 'https://page.example' }])(
    'answer no page in a browser: %j',
    async (headers) => {
      const { send } = await open();
      expect(await send('POST', '/sandbox/reset', undefined, headers)).toMatchObject({ status: 403 });
    },
  );

  test('leave nothing in the System Log', async () => {
    const { send } = await open({ now: () => noon });
    await send('POST', '/sandbox/search');
    const { body } = await send<EventBody[]>('GET', '/api/v1/logs?since=2026-11-21T11:59:00Z');
    expect(body).toEqual([]);
  });
});
