import { describe, expect, test, vi } from 'vitest';
import { ConnectorError } from '../../../../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { bucketOf, type GovernorOptions, governor } from '../../../../connector/okta/road/rate-limit.ts';
import { limits, noon, requestOf, responseOf, stillClock } from '../../../road.ts';

const users = requestOf({ url: 'https://acme.okta.com/api/v1/users' });
const groups = requestOf({ url: 'https://acme.okta.com/api/v1/groups' });

/** A governor before an org that answers each call after a fifth of a second, with what `headers` gives. */
function governed(headers: (call: number) => Record<string, string>, options: Partial<GovernorOptions> = {}) {
  const clock = stillClock();
  const sentAt: number[] = [];
  const org = vi.fn(async (_: HttpRequest) => {
    sentAt.push(clock.now() - noon);
    const date = new Date(clock.now()).toUTCString();
    clock.pass(200);
    return responseOf(200, '', { date, ...headers(sentAt.length) });
  });
  return { clock, org, sentAt, send: governor({ ...clock, ...options })(org) };
}

/** An org that keeps every answer back until the test gives it. */
function heldOrg() {
  const held: ((headers: Record<string, string>) => void)[] = [];
  const org = vi.fn(
    (_: HttpRequest) =>
      new Promise<HttpResponse>((resolve) => {
        held.push((headers) => resolve(responseOf(200, '', headers)));
      }),
  );
  return { org, answer: (headers: Record<string, string> = {}) => held.shift()?.(headers) };
}

/** Lets everything run that waits for nothing. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('governor', () => {
  test('lets calls pass while it knows nothing of the bucket', async () => {
    const { clock, org, send } = governed(() => ({}));
    for (let call = 0; call < 20; call += 1) await send(users);

    expect(org).toHaveBeenCalledTimes(20);
    expect(clock.waits).toEqual([]);
  });

  test('waits for the next window before it takes the reserve', async () => {
    const { sentAt, send } = governed((call) => limits(20, 20 - call, 30));
    // Two of twenty are the reserve, so that the nineteenth call waits.
    for (let call = 1; call <= 19; call += 1) await send(users);

    expect(sentAt[17]).toBeLessThan(10_000);
    expect(sentAt[18]).toBe(31_200);
  });

  test('sends at once while more than half of a window is left', async () => {
    const { clock, send } = governed((call) => limits(50, 50 - call, 60));
    for (let call = 1; call <= 25; call += 1) await send(users);

    expect(clock.waits).toEqual([]);
  });

  test('keeps a larger reserve when it is told to', async () => {
    const { sentAt, send } = governed((call) => limits(20, 20 - call, 30), { reserve: 50 });
    for (let call = 1; call <= 11; call += 1) await send(users);

    expect(sentAt[9]).toBeLessThan(10_000);
    expect(sentAt[10]).toBe(31_200);
  });

  test('learns the window from the clock of the server', async () => {
    const date = new Date(noon - 3_600_000).toUTCString();
    const { clock, send } = governed(() => ({ ...limits(20, 0, 30 - 3600), date }));
    await send(users);
    await send(users);

    expect(clock.waits).toEqual([31_000]);
  });

  test('goes by its own clock when the server shows none', async () => {
    const { clock, send } = governed(() => ({ ...limits(20, 0, 30), date: '' }));
    await send(users);
    await send(users);

    expect(clock.waits).toEqual([30_800]);
  });

  test('forgets what was left once the window has ended', async () => {
    const { clock, send } = governed((call) => (call === 1 ? limits(20, 0, 30) : limits(20, 19, 90)));
    await send(users);
    clock.pass(31_000);
    await send(users);
    await send(users);

    expect(clock.waits).toEqual([]);
  });

  test('learns of a new window though more is left in it', async () => {
    const { clock, send } = governed((call) => (call === 1 ? limits(20, 3, 1) : limits(20, 19, 61)));
    await send(users);
    clock.pass(1500);
    for (let call = 2; call < 10; call += 1) await send(users);

    expect(clock.waits).toEqual([]);
  });

  test('keeps a bucket for each kind of call', async () => {
    const { clock, org, send } = governed((call) => (call === 1 ? limits(20, 0, 30) : {}));
    await send(users);
    await send(groups);

    expect(org).toHaveBeenCalledTimes(2);
    expect(clock.waits).toEqual([]);
  });

  test('takes the smaller count of doubled headers', async () => {
    const doubled = {
      'x-rate-limit-limit': '600, 20',
      'x-rate-limit-remaining': '599, 1',
      'x-rate-limit-reset': `${noon / 1000 + 5}, ${noon / 1000 + 30}`,
    };
    const { clock, send } = governed(() => doubled);
    await send(users);
    await send(users);

    expect(clock.waits).toEqual([31_000]);
  });

  test.each([
    ['a limit of 0, which tells of too many calls at once', limits(0, 0, 30)],
    ['no limit', { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(noon / 1000 + 30) }],
    ['no end of the window', { 'x-rate-limit-limit': '20', 'x-rate-limit-remaining': '0' }],
    [
      'words for numbers',
      { 'x-rate-limit-limit': 'a', 'x-rate-limit-remaining': 'b', 'x-rate-limit-reset': 'c' },
    ],
    ['an end that no date can hold', { ...limits(20, 0, 30), 'x-rate-limit-reset': '1e300' }],
  ])('learns nothing from %s', async (_, headers) => {
    const { clock, send } = governed(() => headers);
    await send(users);
    await send(users);

    expect(clock.waits).toEqual([]);
  });

  test('says in a sentence that it waits', async () => {
    const log = vi.fn();
    const { send } = governed(() => limits(20, 0, 30));
    await send({ ...users, log });
    await send({ ...users, log });

    expect(log).toHaveBeenCalledExactlyOnceWith("Waiting 31 s to avoid using up the org's rate limit");
  });

  test('refuses to wait past the deadline, and says when to come back', async () => {
    const { org, send } = governed(() => limits(20, 0, 30));
    await send(users);

    await expect(send({ ...users, deadline: noon + 31_199 })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      retryAt: '2026-11-21T12:00:31.200Z',
      message: expect.stringContaining('Run again after 2026-11-21T12:00:31.200Z.'),
    });
    expect(org).toHaveBeenCalledOnce();
  });

  test('stops waiting when the run is stopped', async () => {
    const { org, send } = governed(() => limits(20, 0, 30));
    await send(users);

    await expect(send({ ...users, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(org).toHaveBeenCalledOnce();
  });

  test('sends one call to a bucket that it does not know, and the others when that one is answered', async () => {
    const { org, answer } = heldOrg();
    const send = governor(stillClock())(org);
    const calls = [1, 2, 3].map(() => send(users));
    await settled();
    expect(org).toHaveBeenCalledTimes(1);

    answer(limits(100_000, 90_000, 30));
    await settled();
    expect(org).toHaveBeenCalledTimes(3);

    answer();
    answer();
    await expect(Promise.all(calls)).resolves.toHaveLength(3);
  });

  test('sends eight calls at once, and the next when one is answered', async () => {
    const { org, answer } = heldOrg();
    const send = governor(stillClock())(org);
    const calls = Array.from({ length: 11 }, () => send(users));
    await settled();
    answer(limits(100_000, 90_000, 30));
    await settled();
    expect(org).toHaveBeenCalledTimes(9);

    answer();
    await settled();
    expect(org).toHaveBeenCalledTimes(10);

    for (let call = 0; call < 9; call += 1) {
      answer();
      await settled();
    }
    await expect(Promise.all(calls)).resolves.toHaveLength(11);
  });

  test('sends calls in the order in which they came', async () => {
    const { org, send } = governed((call) => limits(20, 20 - call, 30));
    const calls = Array.from({ length: 30 }, (_, call) =>
      send({ ...users, url: `https://acme.okta.com/api/v1/users?q=${call}` }),
    );
    await Promise.all(calls);

    const order = org.mock.calls.map(([{ url }]) => Number(url.split('=')[1]));
    expect(order).toEqual(Array.from({ length: 30 }, (_, call) => call));
  });

  test('stops a call at once that waits behind another', async () => {
    const { org, answer } = heldOrg();
    const send = governor(stillClock())(org);
    const run = new AbortController();
    const first = send(users);
    const second = send(users);
    const third = send({ ...users, signal: run.signal });
    await settled();
    run.abort();

    await expect(third).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(org).toHaveBeenCalledOnce();
    answer();
    await settled();
    answer();
    await Promise.all([first, second]);
  });

  test('refuses at once a call that waits behind a longer wait than its own run may take', async () => {
    const clock = stillClock();
    const org = vi.fn(async (_: HttpRequest) => responseOf(200, '', limits(20, 0, 30)));
    let wake = () => {};
    const sleep = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    const send = governor({ ...clock, sleep })(org);
    await send(users);
    const [patient, hasty] = [send(users), send({ ...users, deadline: noon + 5000 })];

    await expect(hasty).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: '2026-11-21T12:00:31.000Z' });
    clock.pass(31_000);
    wake();
    await expect(patient).resolves.toMatchObject({ status: 200 });
  });

  test('gives the place of a call that fails to the next', async () => {
    const org = vi.fn().mockRejectedValueOnce(new Error('lost')).mockResolvedValue(responseOf(200));
    const send = governor({ ...stillClock(), concurrency: 1 })(org);

    const [first, second] = await Promise.allSettled([send(users), send(users)]);
    expect(first.status).toBe('rejected');
    expect(second.status).toBe('fulfilled');
  });

  test('does not hold up other buckets while one of them waits', async () => {
    const clock = stillClock();
    const org = vi.fn(async (_: HttpRequest) => responseOf(200, '', limits(20, 0, 30)));
    let wake = () => {};
    const sleep = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    const send = governor({ ...clock, sleep, concurrency: 1 })(org);
    await send(users);
    const held = send(users);
    await settled();
    await send(groups);
    expect(org).toHaveBeenCalledTimes(2);

    clock.pass(31_000);
    wake();
    await held;
    expect(org).toHaveBeenCalledTimes(3);
  });
});

describe('bucketOf', () => {
  test.each([
    ['GET', '/api/v1/users', '/users'],
    ['POST', '/api/v1/users', '/users'],
    ['GET', '/api/v1/users/00u1', 'GET /users/{id}'],
    ['POST', '/api/v1/users/00u1', '/users/{id}'],
    ['DELETE', '/api/v1/users/00u1', '/users/{id}'],
    ['POST', '/api/v1/users/00u1/lifecycle/suspend', '/api/v1'],
    ['GET', '/api/v1/users/00u1/groups', '/api/v1'],
    ['GET', '/api/v1/groups', '/groups'],
    ['GET', '/api/v1/groups/00g1', '/groups/{id}'],
    ['GET', '/api/v1/groups/00g1/users', '/groups'],
    ['GET', '/api/v1/apps', '/apps'],
    ['GET', '/api/v1/apps/0oa1', '/apps/{id}'],
    ['GET', '/api/v1/apps/0oa1/users', '/apps'],
    ['GET', '/api/v1/logs', '/logs'],
    ['GET', '/api/v1/devices/guo1', '/devices'],
    ['POST', '/api/v1/authn', '/authn'],
    ['POST', '/api/v1/sessions', '/sessions'],
    ['GET', '/api/v1/certificateAuthorities', '/certificateAuthorities'],
    ['GET', '/api/v1/policies', '/api/v1'],
    ['GET', '/api/v1/meta/types/user', '/api/v1'],
    ['POST', '/oauth2/v1/token', '/oauth2/v1/token'],
    ['GET', '/oauth2/v1/clients/0oa1?limit=1', '/oauth2/v1/clients'],
    ['GET', '/.well-known/okta-organization', '/.well-known/okta-organization'],
  ])('counts %s %s in %s', (method, path, bucket) => {
    expect(bucketOf(method, path)).toBe(bucket);
  });
});

describe('limits that are shared', () => {
  test('let a call out when one is taken, and are told what the answer says', async () => {
    const opens = [noon + 3000, noon + 5000, 0];
    const sharedLimits = { take: vi.fn(async () => opens.shift() ?? 0), told: vi.fn(async () => {}) };
    const { sentAt, send } = governed(() => limits(50, 40, 30), { sharedLimits });
    await send(users);

    expect(sentAt).toEqual([5000]);
    expect(sharedLimits.take).toHaveBeenCalledTimes(3);
    expect(sharedLimits.told.mock.calls).toEqual([
      ['/users', { limit: 50, remaining: 40, resetAt: noon + 31_200 }],
    ]);
  });

  test('are told where an answer speaks of no limit, and nothing where there was none', async () => {
    const sharedLimits = { take: async () => 0, told: vi.fn(async () => {}) };
    await governed(() => ({}), { sharedLimits }).send(users);
    const org = vi.fn().mockRejectedValue(new ConnectorError('TIMEOUT', 'Okta is silent.'));
    await governor({ ...stillClock(), sharedLimits })(org)(users).catch(() => {});

    expect(sharedLimits.told.mock.calls).toEqual([['/users', undefined]]);
  });

  test('end a run whose time is over before they open', async () => {
    const sharedLimits = { take: async () => noon + 200_000, told: async () => {} };
    const { org, send } = governed(() => ({}), { sharedLimits });

    await expect(send(users)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(org).not.toHaveBeenCalled();
  });
});
