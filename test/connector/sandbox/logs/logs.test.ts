import { describe, expect, test } from 'vitest';
import {
  type Answer,
  type Client,
  type EventBody,
  groupNamed,
  linkTo,
  open,
  query,
  someUser,
} from '../client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const day = 86_400_000;
const at = (time: number): string => new Date(time).toISOString();

const list = ({ send }: Client, params: Record<string, string | number> = {}) =>
  send<EventBody[]>('GET', query('/api/v1/logs', params));
const next = ({ send }: Client, answer: Answer<unknown>) =>
  send<EventBody[]>('GET', linkTo('next', answer) ?? '');
const suspend = async (client: Client) =>
  client.send('POST', `/api/v1/users/${(await someUser(client)).id}/lifecycle/suspend`);

describe('polling the System Log', () => {
  test('starts seven days ago and always has a next link, which gives what is new', async () => {
    const client = await open({ now: () => noon });

    const first = await list(client, { limit: 1000 });
    expect(first.body.length).toBeGreaterThan(100);
    expect((first.body[0]?.published ?? '') >= at(noon - 7 * day)).toBe(true);

    const second = await next(client, first);
    expect(second.body).toEqual([]);
    expect(linkTo('next', second)).toBeDefined();

    await suspend(client);
    const third = await next(client, second);
    expect(third.body.map(({ eventType }) => eventType)).toEqual(['user.lifecycle.suspend']);
    expect((await next(client, third)).body).toEqual([]);
  });

  test('neither loses nor repeats an event between pages', async () => {
    const client = await open({ now: () => noon });
    const all = (await list(client, { limit: 1000 })).body.map(({ uuid }) => uuid);

    const seen: string[] = [];
    let page = await list(client, { limit: 33 });
    while (page.body.length > 0) {
      seen.push(...page.body.map(({ uuid }) => uuid));
      page = await next(client, page);
    }
    expect(seen).toEqual(all);
  });

  test('moves on past events that the filter leaves out, and keeps filter and limit in the link', async () => {
    const client = await open({ now: () => noon });
    const first = await list(client, { filter: 'eventType eq "user.lifecycle.suspend"', limit: 5 });
    expect(first.body).toEqual([]);
    expect(linkTo('next', first)).toMatch(/after=\d+_\d+&limit=5&filter=/);

    await suspend(client);
    expect((await next(client, first)).body).toHaveLength(1);
  });

  test('can start now: a limit of 0 gives a place and no event', async () => {
    const client = await open({ now: () => noon });
    const first = await list(client, { since: at(noon), limit: 0 });
    expect(first.body).toEqual([]);

    await suspend(client);
    const later = (linkTo('next', first) ?? '').replace('limit=0', 'limit=10');
    expect((await client.send<EventBody[]>('GET', later)).body.map(({ eventType }) => eventType)).toEqual([
      'user.lifecycle.suspend',
    ]);
  });

  test('begins where the log does, however long ago it is asked from', async () => {
    const client = await open({ now: () => noon });
    const [old, whole] = await Promise.all(
      [at(0), at(noon - 90 * day)].map((since) => list(client, { since, limit: 1000 })),
    );
    expect(old?.body.length).toBeGreaterThan(0);
    expect(old?.body).toEqual(whole?.body);
  });

  test('refuses since beside after', async () => {
    const client = await open({ now: () => noon });
    expect(await list(client, { since: at(noon), after: '1_1' })).toMatchObject({ status: 400 });
  });
});

describe('an event that is stored late', () => {
  const late = 60_000;
  const suspensions = async (client: Client, since: string) =>
    (await list(client, { since, filter: 'eventType ew "suspend"', limit: 10 })).body;

  test('comes to a poll after events that were published later, and is not lost', async () => {
    let time = noon;
    const client = await open({ now: () => time, logDelay: late });
    const { id } = await someUser(client);
    const change = async (operation: string) => {
      await client.send('POST', `/api/v1/users/${id}/lifecycle/${operation}`);
      time += 1000;
    };
    await change('suspend');
    await change('unsuspend');
    await change('suspend');

    const first = await list(client, { since: at(noon), filter: 'eventType ew "suspend"' });
    expect(first.body.map(({ published }) => published)).toEqual([at(noon), at(noon + 2000)]);

    time += late;
    const second = await next(client, first);
    expect(second.body.map(({ eventType, published }) => [eventType, published])).toEqual([
      ['user.lifecycle.unsuspend', at(noon + 1000)],
    ]);
  });

  test('is missing from a bounded query until it is stored, and then in its place', async () => {
    let time = noon;
    const client = await open({ now: () => time, logDelay: late });
    const { id } = await someUser(client);
    for (const operation of ['suspend', 'unsuspend', 'suspend']) {
      await client.send('POST', `/api/v1/users/${id}/lifecycle/${operation}`);
      time += 1000;
    }
    const bounds = { since: at(noon), until: at(noon + 10_000), filter: 'eventType ew "suspend"' };
    expect((await list(client, bounds)).body).toHaveLength(2);

    time += late;
    expect((await list(client, bounds)).body.map(({ published }) => published)).toEqual(
      [0, 1000, 2000].map((ms) => at(noon + ms)),
    );
  });

  test('is found by when it was stored where polling starts, not by when it was published', async () => {
    let time = noon;
    const client = await open({ now: () => time, logDelay: late });
    const { id } = await someUser(client);
    await client.send('POST', `/api/v1/users/${id}/lifecycle/suspend`);
    await client.send('POST', `/api/v1/users/${id}/lifecycle/unsuspend`);
    time += 2 * late;

    expect((await suspensions(client, at(noon + 1000))).map(({ eventType }) => eventType)).toEqual([
      'user.lifecycle.unsuspend',
    ]);
  });
});

describe('a bounded query of the System Log', () => {
  test('ends, and gives what was published in between', async () => {
    const client = await open({ now: () => noon });
    const [since, until] = [at(noon - 2 * day), at(noon - day)];
    const pages = await client.walk<EventBody>(query('/api/v1/logs', { since, until, limit: 10 }));

    const published = pages.flat().map((event) => event.published);
    expect(published.length).toBeGreaterThan(20);
    expect(published).toEqual([...published].sort());
    expect(published.every((time) => time >= since && time <= until)).toBe(true);
    expect(new Set(pages.flat().map(({ uuid }) => uuid)).size).toBe(published.length);
  });

  test('goes backwards when descending, and ends without until', async () => {
    const client = await open({ now: () => noon });
    const pages = await client.walk<EventBody>(query('/api/v1/logs', { sortOrder: 'DESCENDING', limit: 50 }));
    const forwards = await list(client, { limit: 1000 });
    expect(pages.flat()).toEqual([...forwards.body].reverse());
  });
});

describe('the events', () => {
  test('look like Okta’s', async () => {
    const client = await open({ now: () => noon });
    await suspend(client);
    const { body } = await list(client, { filter: 'eventType eq "user.lifecycle.suspend"' });
    expect(body[0]).toMatchObject({
      uuid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      published: at(noon),
      version: '0',
      severity: 'INFO',
      displayMessage: 'Suspend Okta user',
      actor: { type: 'User', alternateId: expect.stringContaining('@example.com') },
      client: { ipAddress: '127.0.0.1' },
      outcome: { result: 'SUCCESS', reason: null },
      target: [{ type: 'User' }],
      transaction: { type: 'WEB' },
    });
  });

  test('follow each change', async () => {
    const client = await open({ now: () => noon });
    const [user, group] = [await someUser(client), await groupNamed(client, 'Contractors')];
    const start = await list(client, { since: at(noon), limit: 0 });
    const userPath = `/api/v1/users/${user.id}`;
    const groupPath = `/api/v1/groups/${group.id}`;

    for (const [method, path, body] of [
      ['POST', userPath, { profile: { title: 'Boss' } }],
      ['POST', `${userPath}/lifecycle/suspend`],
      ['POST', `${userPath}/lifecycle/unsuspend`],
      ['POST', `${userPath}/lifecycle/expire_password`],
      ['POST', `${userPath}/lifecycle/reset_factors`],
      ['DELETE', `${userPath}/sessions`],
      ['PUT', `${groupPath}/users/${user.id}`],
      ['DELETE', `${groupPath}/users/${user.id}`],
      ['PUT', groupPath, { profile: { name: 'Externals' } }],
      ['DELETE', groupPath],
      ['DELETE', userPath],
      ['DELETE', userPath],
    ] as const) {
      expect((await client.send(method, path, body)).status).toBeLessThan(300);
    }

    const { body } = await client.send<EventBody[]>(
      'GET',
      (linkTo('next', start) ?? '').replace('limit=0', 'limit=100'),
    );
    expect(body.map(({ eventType }) => eventType)).toEqual([
      'user.account.update_profile',
      'user.lifecycle.suspend',
      'user.lifecycle.unsuspend',
      'user.account.expire_password',
      'user.mfa.factor.reset_all',
      'user.session.clear',
      'group.user_membership.add',
      'group.user_membership.remove',
      'group.profile.update',
      'group.lifecycle.delete',
      'user.lifecycle.deactivate',
      ...Array(5).fill('application.user_membership.remove'),
      'user.lifecycle.delete.initiated',
      'user.lifecycle.delete.completed',
    ]);
  });

  test('hold sign-ins of the last hour, some of which failed', async () => {
    const client = await open();
    const recent = await list(client, {
      since: at(Date.now() - 3_600_000),
      filter: 'eventType eq "user.session.start"',
    });
    expect(recent.body.length).toBeGreaterThan(0);
    const failed = await list(client, { filter: 'outcome.result eq "failure"' });
    expect(failed.body.length).toBeGreaterThan(0);
  });
});

describe('searching the System Log', () => {
  test.each([
    'eventType sw "user.session"',
    'eventType ew "session.start"',
    'eventType co "session"',
    'not (eventType sw "user.lifecycle") and eventType ne "user.account.lock"',
    'client.ipAddress sw "203.0.113." or client.ipAddress sw "198.51.100."',
    'severity ge "INFO" and severity lt "X" and uuid gt "0" and version le "0"',
    'debugContext.debugData.url ne "x" and transaction.detail.x eq null',
    'outcome.reason pr or outcome.result eq "SUCCESS"',
  ])('finds by %s', async (filter) => {
    const { status, body } = await list(await open({ now: () => noon }), { filter });
    expect(status).toBe(200);
    expect(body.some(({ eventType }) => eventType === 'user.session.start')).toBe(true);
  });

  test('finds what happened to a user, or from an address', async () => {
    const client = await open({ now: () => noon });
    const [event] = (await list(client, { limit: 1 })).body as (EventBody & {
      actor: { id: string };
      client: { ipAddress: string };
    })[];
    for (const filter of [
      `actor.id eq "${event?.actor.id}"`,
      `client.ipAddress eq "${event?.client.ipAddress}"`,
    ]) {
      expect((await list(client, { filter })).body.map(({ uuid }) => uuid)).toContain(event?.uuid);
    }
    expect(
      (await list(client, { q: `${event?.client.ipAddress} USER login` })).body.map(({ uuid }) => uuid),
    ).toContain(event?.uuid);
    expect((await list(client, { q: 'login nothing-like-it' })).body).toEqual([]);
  });

  test.each([
    'published gt "2026-11-01T00:00:00.000Z"',
    'request.ipChain.ip eq "1.2.3.4"',
    'target.changeDetails.from eq "x"',
    'target[id eq "x"]',
    'eventType like "x"',
    'eventType eq "x',
  ])('refuses the filter %s', async (filter) => {
    expect(await list(await open(), { filter })).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000053' },
    });
  });

  test.each([
    [
      'a date that is none',
      { until: 'yesterday' },
      'E0000001',
      "Api validation failed: 'until': The date format in your query is not recognized. Please enter dates using ISO8601 string format. 'until': must be a valid date-time or empty.",
      'until: The date format in your query is not recognized. Please enter dates using ISO8601 string format.',
      'until: must be a valid date-time or empty.',
    ],
    [
      'a field that is none',
      { filter: 'some_invalid_field eq "x"' },
      'E0000053',
      'field is not valid: some_invalid_field',
    ],
    [
      'co on an address',
      { filter: 'debugContext.debugData.url co "/oauth/"' },
      'E0000031',
      'The supplied combination of operator and field is not currently supported. Operator: co, Field: debugContext.debugData.url',
    ],
  ])(
    'words its refusals itself, with a UUID and no link: %s',
    async (_, params, errorCode, errorSummary, ...causes) => {
      const answer = await list(await open({ now: () => noon }), params);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        errorCode,
        errorSummary,
        errorId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        errorCauses: causes.map((cause) => ({ errorSummary: cause })),
      });
    },
  );

  test.each([
    [{ limit: -1 }, 'E0000001'],
    [{ after: 'nonsense' }, 'E0000029'],
    [{ q: 'a b c d e f g h i j k' }, 'E0000001'],
    [{ q: 'x'.repeat(41) }, 'E0000001'],
  ])('refuses %j', async (params, errorCode) => {
    expect(await list(await open({ now: () => noon }), params)).toMatchObject({
      status: 400,
      body: { errorCode },
    });
  });

  test('lowers a limit above 1000', async () => {
    expect((await list(await open(), { limit: 5000 })).links[0]).toContain('limit=1000');
  });
});
