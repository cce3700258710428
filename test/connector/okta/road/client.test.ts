import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/v3';
import { ConnectorError, isConnectorError, mayHaveBeenMade } from '../../../../connector/core/error.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { openConnection } from '../../../../connector/okta/connection/open-connection.ts';
import type { ConnectorOptions, RunScope } from '../../../../connector/okta/road/client.ts';
import { connection, refused } from '../../../okta.ts';
import { limits, noon, responseOf, stillClock } from '../../../road.ts';

type Answer = HttpResponse | Error;

/** An open connection whose org gives these answers in order, of which the last is given for ever. */
function org(answers: Answer[], road: Partial<ConnectorOptions> = {}, raw: unknown = connection) {
  const sent: HttpRequest[] = [];
  const clock = stillClock();
  const send = async (request: HttpRequest) => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer ?? responseOf(200);
  };
  const opened = openConnection(raw, { send, ...clock, ...road });
  const client = (scope: Partial<RunScope> = {}) =>
    opened.client({ scopes: ['okta.users.read'], idempotent: true, ...scope });
  return { sent, clock, opened, client };
}

const getUser = { method: 'GET', path: '/api/v1/users/{userId}', params: { userId: '00u1' } } as const;
const createUser = { method: 'POST', path: '/api/v1/users', body: { profile: { city: null } } } as const;

describe('openConnection', () => {
  test.each([
    ['00abc-DEF_123', 'SSWS 00abc-DEF_123'],
    [' 00abc \n', 'SSWS 00abc'],
    ['SSWS 00abc', 'SSWS 00abc'],
    ['ssws   00abc', 'SSWS 00abc'],
  ])('sends the key %j as %s', async (apiKey, authorization) => {
    const { sent, client } = org([responseOf(200, {})], {}, { ...connection, apiKey });
    await client().call(getUser);

    expect(sent[0]?.headers['authorization']).toBe(authorization);
  });

  test.each(['00abc def', '00abc\ndef', '00äbc', '00abc\u0000', '00abc"', '   '])(
    'refuses the key %j without quoting it',
    (apiKey) => {
      expect(() => org([], {}, { ...connection, apiKey })).toThrow(
        expect.objectContaining({
          code: 'INVALID_CONNECTION',
          message: expect.not.stringContaining('00'),
        }),
      );
    },
  );

  test('takes a sandbox on this machine', () => {
    const { opened } = org([], {}, { domain: 'http://127.0.0.1:4000', apiKey: 'k', sandbox: true });

    expect(opened.origin).toBe('http://127.0.0.1:4000');
  });

  test('takes null and nothing for what nobody filled in', () => {
    expect(org([], {}, { ...connection, sandbox: null }).opened.origin).toBe('https://acme.okta.com');
    expect(org([], {}, { ...connection, sandbox: '' }).opened.origin).toBe('https://acme.okta.com');
  });

  test.each([
    [null, '"Okta domain" is required; "API key" is required'],
    ['acme.okta.com', '"Input" must be an object'],
    [{ domain: 'acme' }, '"API key" is required'],
    [{ domain: '', apiKey: 'k' }, '"Okta domain" is required'],
    [{ domain: ['acme'], apiKey: 'k' }, '"Okta domain" must be a text'],
    [{ domain: 'acme', apiKey: 'k', token: 't' }, 'there is no field called "token"'],
    [{ domain: 'acme', apiKey: 'k', sandbox: 'yes' }, '"Sandbox" must be true or false'],
  ])('says of %j what is wrong', (raw, wrong) => {
    expect(() => org([], {}, raw)).toThrow(
      expect.objectContaining({
        code: 'INVALID_CONNECTION',
        message: `The connection cannot be used: ${wrong}.`,
      }),
    );
  });

  test('refuses a domain that is none', () => {
    expect(() => org([], {}, { ...connection, domain: 'http://acme.okta.com' })).toThrow(
      expect.objectContaining({ code: 'INVALID_CONNECTION' }),
    );
  });
});

describe('a call', () => {
  test('carries key, media types and the name of the package', async () => {
    const { sent, client } = org([responseOf(200, { id: '00u1' })], { userAgent: 'package/1.2.3' });
    await client().call({ ...getUser, query: { expand: 'blocks' }, headers: { prefer: 'respond-async' } });

    expect(sent).toEqual([
      {
        method: 'GET',
        url: 'https://acme.okta.com/api/v1/users/00u1?expand=blocks',
        headers: {
          accept: 'application/json',
          authorization: `SSWS ${connection.apiKey}`,
          'content-type': 'application/json',
          prefer: 'respond-async',
          'user-agent': 'package/1.2.3',
        },
        changes: false,
        repeatable: true,
        deadline: noon + 120_000,
        timeout: 40_000,
        maxResponseSize: 64 * 2 ** 20,
        secrets: [],
        onLost: expect.any(Function),
      },
    ]);
  });

  test('sends its body as JSON, null included', async () => {
    const { sent, client } = org([responseOf(200, {})]);
    await client().call(createUser);

    expect(sent[0]?.body).toBe('{"profile":{"city":null}}');
  });

  test('cannot take the place of the key', async () => {
    const { sent, client } = org([responseOf(200, {})]);
    await client().call({ ...getUser, headers: { authorization: 'Bearer other' } });

    expect(sent[0]?.headers['authorization']).toBe(`SSWS ${connection.apiKey}`);
  });

  test.each([
    ['application/xml', 'application/xml;charset=ISO-8859-1', '<a/>', '<a/>'],
    ['application/xml', 'application/samlmetadata+xml', '<a/>', '<a/>'],
    ['application/xml', '', '<a/>', '<a/>'],
    ['text/plain', 'text/plain', '7', '7'],
    ['application/json, text/plain', 'text/plain', 'seven', 'seven'],
    ['text/html', 'text/html', '<html></html>', '<html></html>'],
    ['text/plain', 'application/json', '{"a":1}', { a: 1 }],
    ['application/json; okta-version=1.0.0', 'application/json', '{"a":1}', { a: 1 }],
  ])('that accepts %s takes %s as it is', async (Accept, type, body, taken) => {
    const { sent, client } = org([responseOf(200, body, type ? { 'content-type': type } : {})]);

    await expect(client().call({ ...getUser, headers: { Accept } })).resolves.toMatchObject({ body: taken });
    expect(sent[0]?.headers['accept']).toBe(Accept);
  });

  test.each(['application/xml', '*/*', 'application/json'])(
    'that accepts %s refuses a web page, which something between has sent',
    async (accept) => {
      const { client } = org([responseOf(200, '<html></html>', { 'content-type': 'text/html' })]);

      await expect(client().call({ ...getUser, headers: { accept } })).rejects.toMatchObject({
        code: 'UNEXPECTED_RESPONSE',
      });
    },
  );

  test('gives back status, headers and the parsed body', async () => {
    const { client } = org([responseOf(200, { id: '00u1', badge: 7 }, { etag: 'W/"1"' })]);
    const reply = await client().call({ ...getUser, expect: z.object({ id: z.string() }) });

    expect(reply).toMatchObject({ status: 200, headers: { etag: 'W/"1"' }, body: { id: '00u1', badge: 7 } });
  });

  test.each([204, 200])('takes %i with nothing in it', async (status) => {
    const { client } = org([responseOf(status, '')]);

    await expect(client().call(getUser)).resolves.toMatchObject({ status, body: undefined });
  });

  test('refuses a body that does not have the shape that is expected, and names the place', async () => {
    const { client } = org([responseOf(200, { id: 7 })]);

    await expect(client().call({ ...getUser, expect: z.object({ id: z.string() }) })).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      message: expect.stringContaining('(id must be a text)'),
    });
  });

  test('does not go out when the run was stopped', async () => {
    const { sent, client } = org([responseOf(200)]);

    await expect(client({ signal: AbortSignal.abort() }).call(getUser)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(sent).toEqual([]);
  });

  test('goes out even then where it takes back what the run began', async () => {
    const { sent, client } = org([responseOf(204)]);
    const signal = AbortSignal.abort();

    await client({ signal }).call({ method: 'DELETE', path: '/api/v1/users/00u1', evenIfStopped: true });
    expect(sent).toMatchObject([{ method: 'DELETE', signal: undefined }]);
  });

  test('names the rights that the action needs when it is forbidden', async () => {
    const { client } = org([responseOf(403, refused('E0000006', 'No permission'))]);

    await expect(client({ scopes: ['okta.groups.manage'] }).call(getUser)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.groups.manage'),
    });
  });

  test('tells the host what it waits for', async () => {
    const log = vi.fn();
    const { client } = org([responseOf(503), responseOf(200, {})]);
    await client({ log }).call(getUser);

    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^Okta answered 503; trying again/));
  });

  test('stays within its budget', async () => {
    const limited = responseOf(429, refused('E0000047', 'Too many'), limits(600, 0, 30));
    const { clock, client } = org([limited], { budget: 20_000 });

    await expect(client().call(getUser)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAt: '2026-11-21T12:00:30.000Z',
    });
    expect(clock.waits).toEqual([]);
  });

  test('learns the rate limit for all runs of the connection', async () => {
    const { clock, client } = org([responseOf(200, {}, limits(20, 0, 30))]);
    await client().call(getUser);
    await client().call(getUser);

    expect(clock.waits).toEqual([31_000]);
  });
});

describe('an answer that says neither yes nor no', () => {
  const unreadable: [string, HttpResponse][] = [
    ['is cut off', responseOf(200, '{"id":"00u1","prof')],
    ['is the page of a captive portal', responseOf(200, '<html>Sign in to the network</html>')],
    ['leads elsewhere', responseOf(302, '', { location: 'https://evil.example.org' })],
  ];

  test.each(unreadable)('is asked for again when it %s', async (_, answer) => {
    const { sent, client } = org([answer, responseOf(200, { id: '00u1' })]);
    const okta = client();

    await expect(okta.call(getUser)).resolves.toMatchObject({ body: { id: '00u1' } });
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(['acme.okta.com', 'acme.okta.com']);
    expect(okta.replyLost).toBe(true);
  });

  test.each(unreadable)('names the places to look at when it always %s', async (_, answer) => {
    const { sent, client } = org([answer]);

    await expect(client().call(getUser)).rejects.toMatchObject({
      code: 'UNEXPECTED_RESPONSE',
      status: answer.status,
      message: expect.stringMatching(/Check the Okta domain, .* \(a proxy, a firewall, a network zone\)\.$/),
    });
    expect(sent).toHaveLength(4);
  });

  test.each(unreadable)('may hide a change that was made when it %s', async (_, answer) => {
    const { sent, client } = org([answer]);
    const error: unknown = await client({ idempotent: false })
      .call(createUser)
      .catch((thrown: unknown) => thrown);

    expect(mayHaveBeenMade(error)).toBe(true);
    expect(String(error)).toMatch(/The change may have been made. Check before you repeat it\.$/);
    expect(sent).toHaveLength(1);
  });

  test('is a text where nothing but null stands in it', async () => {
    const { client } = org([responseOf(200, 'null')]);

    await expect(client().call(getUser)).resolves.toMatchObject({ body: null });
  });
});

describe('what may be repeated', () => {
  const lost = responseOf(503);

  test.each([
    ['a GET of any action', getUser, false, 2],
    ['a POST of an action that may run twice', createUser, true, 2],
    ['a POST of an action that may not', createUser, false, 1],
    ['a call that says so', { ...createUser, repeatable: true }, false, 2],
    ['a call that says no', { ...getUser, repeatable: false }, true, 1],
  ])('%s', async (_, call, idempotent, times) => {
    const { sent, client } = org([lost, responseOf(200, {})]);
    await client({ idempotent })
      .call(call)
      .catch(() => {});

    expect(sent).toHaveLength(times);
  });

  test('is remembered when the reply was lost', async () => {
    const { client } = org([lost, responseOf(200, {})]);
    const okta = client();
    expect(okta.replyLost).toBe(false);
    await okta.call(getUser);

    expect(okta.replyLost).toBe(true);
  });
});

describe('the key', () => {
  const secret = connection.apiKey;
  const echo = `You sent SSWS ${secret}`;

  test.each<[string, Answer]>([
    ['in the summary', responseOf(400, refused('E0000001', echo))],
    ['in a cause', responseOf(400, refused('E0000001', 'No', `apiKey: ${echo}`))],
    ['in the error ID', responseOf(400, { ...refused('E0000001', 'No'), errorId: echo })],
    ['in the request ID', responseOf(404, '', { 'x-okta-request-id': secret })],
    ['in a challenge', responseOf(403, '', { 'www-authenticate': `error_description="${echo}"` })],
    ['in HTML', responseOf(502, `<html>${echo}</html>`)],
    ['in a success that is not JSON', responseOf(200, echo)],
    ['in a success of another shape', responseOf(200, { id: { [secret]: echo } })],
  ])('is in no error when a server gives it back %s', async (_, answer) => {
    const { client } = org([answer], { budget: 0 });
    const error: unknown = await client()
      .call({ ...getUser, expect: z.object({ id: z.string() }) })
      .catch((thrown: unknown) => thrown);

    expect(isConnectorError(error)).toBe(true);
    const shown = [JSON.stringify(error), String(error), (error as Error).stack].join('\n');
    expect(shown).not.toContain(secret);
  });
});

describe('what a run sends as secret', () => {
  const password = 'Correct-Horse-9';
  const secrets = [password, 'Rome'];

  test('is in no refusal, however short it is', async () => {
    const { client } = org([
      responseOf(400, refused('E0000001', 'No', `password: ${password}`, 'answer: Rome')),
    ]);
    const error: unknown = await client({ secrets })
      .call(createUser)
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      okta: { causes: [{ message: 'password: [secret]' }, { message: 'answer: [secret]' }] },
    });
    expect(`${JSON.stringify(error)} ${String(error)}`).not.toMatch(/Correct-Horse-9|Rome/);
  });

  test('is in no success, where it is long enough to be no word of Okta', async () => {
    const { client } = org([responseOf(200, { id: '00u1', echo: password, profile: { city: 'Rome' } })]);

    await expect(client({ secrets }).call(createUser)).resolves.toMatchObject({
      body: { id: '00u1', echo: '[secret]', profile: { city: 'Rome' } },
    });
  });

  test('is the key in a success, too', async () => {
    const { client } = org([responseOf(200, { id: connection.apiKey })]);

    await expect(client().call(getUser)).resolves.toMatchObject({ body: { id: '[secret]' } });
  });

  test('may be sent by a run beside one that sends nothing of the kind', async () => {
    const { client } = org([responseOf(200, { id: password })]);

    await expect(client().call(getUser)).resolves.toMatchObject({ body: { id: password } });
  });
});

describe('perform', () => {
  test('carries out a request with its input', async () => {
    const { sent, client } = org([responseOf(200, { id: '00u1' })]);
    const request = { method: 'GET', path: '/api/v1/users/{userId}', query: ['expand'] } as const;

    await expect(client().perform(request, { userId: '00u1', expand: 'blocks' })).resolves.toEqual({
      id: '00u1',
    });
    expect(sent[0]?.url).toBe('https://acme.okta.com/api/v1/users/00u1?expand=blocks');
  });

  test('adds to the query what is given besides', async () => {
    const { sent, client } = org([responseOf(200, {})]);
    await client().perform({ method: 'GET', path: '/api/v1/users' }, {}, { search: 'a' });

    expect(sent[0]?.url).toBe('https://acme.okta.com/api/v1/users?search=a');
  });

  test('gives the page of a list under the noun of its items', async () => {
    const link = '<https://acme.okta.com/api/v1/users?after=00u1>; rel="next"';
    const { sent, client } = org([responseOf(200, [{ id: '00u1' }], { link })]);
    const request = {
      method: 'GET',
      path: '/api/v1/users',
      query: ['limit', 'after'],
      list: { items: 'users', pageSize: 200 },
    } as const;

    await expect(client().perform(request, { limit: 1, after: '00u0' })).resolves.toEqual({
      users: [{ id: '00u1' }],
      count: 1,
      nextCursor: '00u1',
      hasMore: true,
    });
    expect(sent[0]?.url).toBe('https://acme.okta.com/api/v1/users?limit=1&after=00u0');
  });

  test.each([
    [{ q: 'a', limit: 9 }, 9],
    [{ q: 'a', limit: 900 }, 500],
    [{ limit: 900 }, 200],
  ])('asks at once for all that a list without a next page gives: of %j', async (input, limit) => {
    const { sent, client } = org([responseOf(200, [{ id: '00u1' }])]);
    const request = {
      method: 'GET',
      path: '/api/v1/users',
      query: ['q', 'limit'],
      list: { items: 'users', pageSize: 200, whole: { when: 'q', most: 500 } },
    } as const;

    await expect(client().perform(request, input)).resolves.toMatchObject({ hasMore: false });
    expect(new URL(sent[0]?.url ?? '').searchParams.get('limit')).toBe(String(limit));
    expect(sent).toHaveLength(1);
  });

  test('leaves an item out that an earlier page held, where the list says what makes two the same', async () => {
    const link = '<https://acme.okta.com/api/v1/users?after=00u1>; rel="next"';
    const pages = [responseOf(200, [{ id: '00u1' }], { link }), responseOf(200, [{ id: '00u1' }])];
    const list = { items: 'users', pageSize: 1 };
    const request = { method: 'GET', path: '/api/v1/users' } as const;

    await expect(
      org(pages)
        .client()
        .perform({ ...request, list }, { limit: 2 }),
    ).resolves.toMatchObject({
      count: 2,
    });
    await expect(
      org(pages)
        .client()
        .perform({ ...request, list: { ...list, identity: 'id' } }, { limit: 2 }),
    ).resolves.toMatchObject({ count: 1 });
  });
});

describe('the time of a run', () => {
  test('is told by the clock of the road', () => {
    const { clock, client } = org([]);

    expect(client().now()).toBe(clock.now());
  });

  test('lets wait while the budget lasts', async () => {
    const { clock, client } = org([], { budget: 3000 });
    const okta = client();

    await expect(okta.wait(2000)).resolves.toBe(true);
    await expect(okta.wait(1000)).resolves.toBe(true);
    await expect(okta.wait(1)).resolves.toBe(false);
    expect(clock.waits).toEqual([2000, 1000]);
  });

  test.each([
    ['what Okta dates in it', '2026-11-21T12:00:00.000Z', 0, true],
    ['what Okta dated a second earlier', '2026-11-21T11:59:59.000Z', 0, false],
    ['what Okta dated while it waited', '2026-11-21T12:00:00.000Z', 60_000, true],
    ['what Okta dated a second before it waited', '2026-11-21T11:59:59.000Z', 60_000, false],
    ['what has no date', null, 0, false],
  ])('tells %s', async (_, at, waited, expected) => {
    const { clock, client } = org([]);
    const okta = client();
    await clock.sleep(waited);
    const date = new Date(clock.now()).toUTCString();

    expect(okta.happenedNow(at, { status: 200, headers: { date }, body: {} })).toBe(expected);
    expect(okta.happenedNow(at, { status: 200, headers: {}, body: {} })).toBe(expected);
  });

  test("reaches back to the beginning of a second, to which Okta's times are cut", async () => {
    const { clock, client } = org([]);
    const okta = client();
    await clock.sleep(400);
    const reply = { status: 200, headers: { date: new Date(clock.now()).toUTCString() }, body: {} };

    expect(okta.happenedNow('2026-11-21T11:59:59.000Z', reply)).toBe(true);
    expect(okta.happenedNow('2026-11-21T11:59:58.999Z', reply)).toBe(false);
  });
});

describe('the time of a try', () => {
  /** An org that takes all the time that a try may have, and then says nothing. */
  function silent(road: Partial<ConnectorOptions> = {}) {
    const clock = stillClock();
    const timeouts: number[] = [];
    const send = async ({ timeout = 0, repeatable }: HttpRequest): Promise<HttpResponse> => {
      timeouts.push(timeout);
      await clock.sleep(timeout);
      throw new ConnectorError('TIMEOUT', 'Too slow.', { retryable: repeatable });
    };
    const okta = openConnection(connection, { send, ...clock, ...road }).client({
      scopes: [],
      idempotent: false,
    });
    return { okta, timeouts, passed: () => clock.now() - noon };
  }
  const ended = (asked: Promise<unknown>) => asked.catch((thrown: unknown) => thrown);

  test('is the patience, and at the end what is left of the run', async () => {
    const { okta, timeouts, passed } = silent();

    expect(await ended(okta.call(getUser))).toMatchObject({ code: 'TIMEOUT' });
    expect(timeouts.slice(0, 2)).toEqual([40_000, 40_000]);
    expect(timeouts).toHaveLength(3);
    expect(passed()).toBe(120_000);
  });

  test('leaves a change half of the time, so that there is time to look what became of it', async () => {
    const { okta, timeouts, passed } = silent({ budget: 10_000 });

    await ended(okta.call(createUser));
    await ended(okta.call(getUser));

    expect(timeouts).toEqual([5000, 5000]);
    expect(passed()).toBe(10_000);
  });

  test('is nothing when the time of the run is over: nothing more is sent', async () => {
    const { okta, timeouts, passed } = silent({ budget: 10_000, patience: 10_000 });
    await ended(okta.call(getUser));

    expect(await ended(okta.call(createUser))).toMatchObject({
      code: 'TIMEOUT',
      retryable: true,
      message: 'The run took too long and was stopped. Nothing more was sent. Try again.',
    });
    expect(timeouts).toEqual([10_000]);
    expect(passed()).toBe(10_000);
  });

  test('ends also for a call that waits behind one that Okta does not answer, and then sends nothing', async () => {
    const clock = stillClock();
    const alarms: (() => void)[] = [];
    let answer = () => {};
    const send = vi.fn(
      () =>
        new Promise<HttpResponse>((resolve) => {
          answer = () => resolve(responseOf(200, {}));
        }),
    );
    const after = (ms: number, work: () => void) => {
      alarms.push(() => {
        clock.pass(ms);
        work();
      });
      return () => {};
    };
    const opened = openConnection(connection, { send, after, ...clock });
    const okta = opened.client({ scopes: [], idempotent: true });
    const [first, second] = [okta.call(getUser), ended(okta.call(getUser))];
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    alarms[1]?.();

    expect(await second).toMatchObject({ code: 'TIMEOUT', retryable: true });
    answer();
    await first;
    expect(send).toHaveBeenCalledOnce();
  });

  test('counts for everything that a test of the connection asks', async () => {
    const { okta, passed } = silent({ budget: 10_000, patience: 10_000 });
    await ended(okta.organization());
    await ended(okta.call(getUser));

    expect(passed()).toBe(10_000);
  });
});

describe('organization', () => {
  test('asks what Okta tells anybody, without the key', async () => {
    const { sent, client } = org([responseOf(200, { id: '00o1' })]);

    await expect(client().organization()).resolves.toEqual({ id: '00o1' });
    expect(sent[0]).toMatchObject({ url: 'https://acme.okta.com/.well-known/okta-organization' });
    expect(sent[0]?.headers).not.toHaveProperty('authorization');
  });

  test('gives nothing when the answer cannot be read', async () => {
    const { client } = org([responseOf(200, '<html></html>')]);

    await expect(client().organization()).resolves.toBeUndefined();
  });

  test.each([
    [503, 'OKTA_UNAVAILABLE'],
    [429, 'RATE_LIMITED'],
    [403, 'UNEXPECTED_RESPONSE'],
    [407, 'UNEXPECTED_RESPONSE'],
  ])('does not take %i for an answer about the org', async (status, code) => {
    const { client } = org([responseOf(status, '<html></html>')]);

    await expect(client().organization()).rejects.toMatchObject({ code, status });
  });

  test('is stopped with the run', async () => {
    const { sent, client } = org([responseOf(200, {})]);
    const { signal } = new AbortController();
    await client({ signal }).organization();

    expect(sent[0]?.signal).toBe(signal);
  });
});

describe('a run that reads, merges and writes', () => {
  test('does not write back what stands for its secret in what it read', async () => {
    const { client, sent } = org([responseOf(200, { id: 'who1', header: 'a-new-secret' })]);
    const okta = client({ secrets: ['a-new-secret'] });
    const { body } = await okta.call({ method: 'GET', path: '/api/v1/eventHooks/who1' });

    await expect(okta.call({ method: 'PUT', path: '/api/v1/eventHooks/who1', body })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining('holds the new secret in another place'),
    });
    expect(sent).toHaveLength(1);
  });
});
