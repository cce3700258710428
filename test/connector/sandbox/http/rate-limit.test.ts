import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../../connector/sandbox/http/rate-limit.ts';
import { askForToken } from '../access/service-app.ts';
import { connect, type EventBody, open, refusal } from '../client.ts';
import { startSpecified } from '../specified.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('rate limits', () => {
  test('refuse what exceeds the window, and grant it again when the window ends by the clock of the org', async () => {
    let time = noon;
    const { send } = await open({ rateLimit: 2, now: () => time });
    await send('GET', '/api/v1/users');
    time += 59_000;
    await send('GET', '/api/v1/users');

    const refused = await send('GET', '/api/v1/users');
    expect(refused).toMatchObject(refusal(429, 'E0000047'));
    expect(refused.headers).toMatchObject({
      date: 'Sat, 21 Nov 2026 12:00:59 GMT',
      'x-rate-limit-limit': '2',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(noon / 1000 + 60),
    });
    expect(refused.headers).not.toHaveProperty('retry-after');

    time += 1000;
    expect((await send('GET', '/api/v1/users')).headers['x-rate-limit-remaining']).toBe('1');
  });

  test('note in the System Log, once in a window, that little is left and that more was refused', async () => {
    const { send } = await open({ rateLimit: 10 });
    for (let i = 0; i < 13; i++) await send('GET', '/api/v1/users');

    const { body } = await send<EventBody[]>('GET', '/api/v1/logs?filter=eventType+sw+%22system.org%22');
    expect(body.map(({ eventType }) => eventType)).toEqual([
      'system.org.rate_limit.warning',
      'system.org.rate_limit.violation',
    ]);
  });

  test('are those of an API token, bucket by bucket', async () => {
    const sandbox = await startSpecified();
    onTestFinished(() => sandbox.stop());
    const { send } = connect(sandbox);

    for (const [method, path, limit] of [
      ['GET', '/api/v1/users', '300'],
      ['GET', '/api/v1/users/me', '1000'],
      ['DELETE', '/api/v1/users/00unobody', '300'],
      ['POST', '/api/v1/users/00unobody/lifecycle/suspend', '600'],
      ['GET', '/api/v1/groups', '250'],
      ['GET', '/api/v1/groups/00gnone', '500'],
      ['GET', '/api/v1/groups/00gnone/users', '250'],
      ['GET', '/api/v1/apps', '50'],
      ['GET', '/api/v1/apps/0oanone', '250'],
      ['GET', '/api/v1/logs', '60'],
      ['GET', '/api/v1/org', '600'],
    ] as const) {
      const { headers } = await send(method, path);
      expect({ method, path, limit: headers['x-rate-limit-limit'] }).toEqual({ method, path, limit });
    }
  });

  test('are those of each principal, within what the org has', async () => {
    const client = await open({ rateLimit: 2 });
    const { send } = client;
    const { body } = await askForToken(client);
    const Authorization = `Bearer ${body.access_token}`;
    const limit = async (headers = {}) => {
      const answer = await send('GET', '/api/v1/users', undefined, headers);
      return [answer.status, answer.headers['x-rate-limit-limit'], answer.headers['x-rate-limit-remaining']];
    };

    expect(await limit()).toEqual([200, '2', '1']);
    expect(await limit({ Authorization })).toEqual([200, '2', '1']);
    expect(await limit()).toEqual([200, '2', '0']);
    expect(await limit()).toEqual([429, '2', '0']);
    expect(await limit({ Authorization })).toEqual([200, '2', '0']);
  });

  test('are those of the org, when its principals have used up together what it has', () => {
    const { take } = limits({ rateLimit: 2 }, () => noon);
    const asked = (principal: string) => {
      const { limit, remaining, exceeded } = take('GET', '/api/v1/users', principal);
      return { limit, remaining, exceeded };
    };
    for (const principal of ['a', 'b']) {
      expect(asked(principal)).toMatchObject({ limit: 2, remaining: 1 });
      asked(principal);
    }
    expect(asked('c')).toEqual({ limit: 4, remaining: 0, exceeded: true });
  });

  test('hold for the token endpoint, and not for what describes the org', async () => {
    const sandbox = await startSpecified();
    onTestFinished(() => sandbox.stop());
    const { send } = connect(sandbox);

    expect((await send('POST', '/oauth2/v1/token', '')).headers['x-rate-limit-limit']).toBe('1000');
    expect((await send('GET', '/.well-known/okta-organization')).headers).not.toHaveProperty(
      'x-rate-limit-limit',
    );
  });

  test('refuse more requests at once than the org takes, with zeros, and note it', async () => {
    let begun = () => {};
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { send } = await open({ concurrency: 1, now: () => noon, onExchange: () => begun() });
    await send('POST', '/sandbox/faults', { kind: 'slow', ms: 200, path: '/api/v1/org' });

    const slow = send('GET', '/api/v1/org');
    await underWay;
    const refused = await send('GET', '/api/v1/users');
    expect(refused).toMatchObject(refusal(429, 'E0000047'));
    expect(refused.headers).toMatchObject({
      'x-rate-limit-limit': '0',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(noon / 1000 + 60),
    });
    expect(await slow).toMatchObject({ status: 200 });

    const { status, body } = await send<EventBody[]>('GET', '/api/v1/logs?since=2026-11-21T11:59:00Z');
    expect(status).toBe(200);
    expect(body.map(({ eventType }) => eventType)).toEqual(['core.concurrency.org.limit.violation']);
  });
});
