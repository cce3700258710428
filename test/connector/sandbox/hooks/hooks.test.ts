import { describe, expect, test } from 'vitest';
import { eligible } from '../../../../connector/sandbox/hooks/event-types.ts';
import { type EventBody, open, query, refusal } from '../client.ts';
import { agree, type HookBody, hooks, hookTo, receiver, verifiedHook } from './receiver.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const items = ['user.lifecycle.create', 'user.lifecycle.suspend'];
const https = 'https://example.com/hook';

describe('an event hook', () => {
  test('is created active and unverified, and shows all but the secret', async () => {
    const { sandbox, send } = await open({ now: () => noon });
    const { status, body } = await send<HookBody>('POST', hooks, hookTo(https, items));
    const self = `${sandbox.origin}${hooks}/${body.id}`;
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toBe(
      JSON.stringify({
        id: body.id,
        status: 'ACTIVE',
        verificationStatus: 'UNVERIFIED',
        name: 'Leavers',
        description: null,
        created: '2026-11-21T12:00:00.000Z',
        createdBy: (await send<{ id: string }>('GET', '/api/v1/users/me')).body.id,
        lastUpdated: '2026-11-21T12:00:00.000Z',
        events: { type: 'EVENT_TYPE', items, filter: null },
        channel: {
          type: 'HTTP',
          version: '1.0.0',
          config: {
            uri: https,
            headers: [{ key: 'X-Other-Header', value: 'my-header-value' }],
            method: 'POST',
            authScheme: { type: 'HEADER', key: 'Authorization' },
          },
        },
        _links: {
          self: { href: self },
          verify: { href: `${self}/lifecycle/verify`, hints: { allow: ['POST'] } },
          deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
        },
      }),
    );
    expect(body.id).toMatch(/^who\w{17}$/);
    expect((await send('GET', `${hooks}/${body.id}`)).body).toEqual(body);
    expect(await send('GET', hooks)).toMatchObject({ body: [body], links: [] });
  });

  test('keeps its types as a set, in the order that was recorded', async () => {
    const { send } = await open();
    const sent = [
      'user.lifecycle.delete.initiated',
      'user.lifecycle.create',
      'user.account.update_profile',
      'user.lifecycle.create',
    ];
    expect((await send('POST', hooks, hookTo(https, sent))).body).toMatchObject({
      events: {
        items: ['user.lifecycle.create', 'user.account.update_profile', 'user.lifecycle.delete.initiated'],
      },
    });
  });

  test('is deleted only when it is inactive', async () => {
    const { sandbox, send } = await open();
    const { id } = (await send<HookBody>('POST', hooks, hookTo(https, items))).body;
    const path = `${hooks}/${id}`;
    expect(await send('DELETE', path)).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect((await send('POST', `${path}/lifecycle/deactivate`)).body).toMatchObject({
      status: 'INACTIVE',
      _links: {
        activate: { href: `${sandbox.origin}${path}/lifecycle/activate`, hints: { allow: ['POST'] } },
        self: { href: `${sandbox.origin}${path}` },
        delete: { href: `${sandbox.origin}${path}`, hints: { allow: ['DELETE'] } },
      },
    });
    expect((await send('POST', `${path}/lifecycle/activate`)).body).toMatchObject({ status: 'ACTIVE' });
    await send('POST', `${path}/lifecycle/deactivate`);
    expect((await send('DELETE', path)).status).toBe(204);
    const gone = await send('GET', path);
    expect(gone.status).toBe(404);
    expect(gone.body).toMatchObject({ errorSummary: `Not found: Resource not found: ${id} (Webhook)` });

    const { body } = await send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { filter: 'eventType sw "event_hook"' }),
    );
    expect(body.map(({ eventType }) => eventType.slice('event_hook.'.length))).toEqual([
      'created',
      'deactivated',
      'activated',
      'deactivated',
      'deleted',
    ]);
  });

  test('is turned off and on by a status that is sent, and keeps the secret that nobody can send back', async () => {
    const client = await open();
    const service = await receiver();
    const id = await verifiedHook(client, service, items);
    const shown = (await client.send<HookBody>('GET', `${hooks}/${id}`)).body;
    for (const status of ['INACTIVE', 'ACTIVE']) {
      const { body } = await client.send('PUT', `${hooks}/${id}`, { ...shown, status });
      expect(body).toMatchObject({ status, verificationStatus: 'VERIFIED' });
    }
    await client.send('POST', `${hooks}/${id}/lifecycle/verify`);
    expect(service.received).toMatchObject([{ headers: { authorization: 'a-shared-secret' } }]);
  });

  test('has another date with other events, and not with another channel, which is verified again', async () => {
    let time = noon;
    const client = await open({ now: () => time });
    const service = await receiver();
    const id = await verifiedHook(client, service, items);
    const replace = (uri: string, types: readonly string[]) =>
      client.send<HookBody>('PUT', `${hooks}/${id}`, hookTo(uri, types));
    time += 5000;
    expect((await replace(service.uri, [...items, 'user.lifecycle.activate'])).body).toMatchObject({
      verificationStatus: 'VERIFIED',
      lastUpdated: '2026-11-21T12:00:05.000Z',
    });
    time += 5000;
    expect((await replace(`${service.uri}2`, [...items, 'user.lifecycle.activate'])).body).toMatchObject({
      verificationStatus: 'UNVERIFIED',
      lastUpdated: '2026-11-21T12:00:05.000Z',
    });
  });

  test.each([
    'https://example.com/hook',
    'http://127.0.0.1:4000/hook',
    'https://localhost/hook',
    'http://[::1]:4000/hook',
  ])('is sent to %s', async (uri) => {
    expect(await (await open()).send('POST', hooks, hookTo(uri, items))).toMatchObject({ status: 200 });
  });

  test.each([
    'http://example.com/hook',
    'https://10.0.0.1/hook',
    'https://192.168.1.1/hook',
    'https://[fe80::1]/hook',
    'https://intranet/hook',
    'ftp://127.0.0.1/hook',
    'hook',
  ])('is not sent to %s', async (uri) => {
    expect(await (await open()).send('POST', hooks, hookTo(uri, items))).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });

  test.each([
    { ...hookTo(https, items), name: '' },
    hookTo(https, []),
    hookTo(https, ['user.lifecycle.delete.completed']),
    hookTo(https, Array(301).fill('user.lifecycle.create')),
    { ...hookTo(https, items), events: { type: 'FLOW_EVENT', items } },
    { ...hookTo(https, items), channel: { type: 'SMTP', config: { uri: https } } },
    {
      ...hookTo(https, items),
      channel: { type: 'HTTP', config: { uri: https, headers: [{ key: 'a b', value: '' }] } },
    },
    {
      ...hookTo(https, items),
      channel: { type: 'HTTP', config: { uri: https, headers: [{ key: 'a', value: '\n' }] } },
    },
  ])('is refused as %j', async (body) => {
    expect(await (await open()).send('POST', hooks, body)).toMatchObject({
      status: 400,
      body: { errorCode: 'E0000001' },
    });
  });

  test('is refused with a key that Okta does not know', async () => {
    expect(
      await (await open()).send('POST', hooks, { ...hookTo(https, items), colour: 'red' }),
    ).toMatchObject(refusal(400, 'E0000003'));
  });

  test('is one of at most 25 that are active', async () => {
    const { send } = await open();
    const ids: string[] = [];
    for (let i = 0; i < 25; i++)
      ids.push((await send<HookBody>('POST', hooks, hookTo(https, items))).body.id);
    expect(await send('POST', hooks, hookTo(https, items))).toMatchObject({ status: 400 });
    await send('POST', `${hooks}/${ids[0]}/lifecycle/deactivate`);
    expect((await send('POST', hooks, hookTo(https, items))).status).toBe(200);
    expect(await send('POST', `${hooks}/${ids[0]}/lifecycle/activate`)).toMatchObject({ status: 400 });
  });

  test('can have any of 314 event types', () => {
    expect(eligible.size).toBe(314);
    expect(eligible.has('user.session.start') && !eligible.has('user.account.expire_password')).toBe(true);
  });
});

describe('verifying an event hook', () => {
  const created = async (options = {}) => {
    const client = await open(options);
    const service = await receiver();
    const { id } = (await client.send<HookBody>('POST', hooks, hookTo(service.uri, items))).body;
    return { service, verify: () => client.send('POST', `${hooks}/${id}/lifecycle/verify`) };
  };

  test('asks the receiver once, with a challenge and the headers of the hook', async () => {
    const { service, verify } = await created();
    expect(await verify()).toMatchObject({ status: 200, body: { verificationStatus: 'VERIFIED' } });
    expect(service.received).toMatchObject([
      {
        method: 'GET',
        body: '',
        headers: {
          accept: 'application/json',
          authorization: 'a-shared-secret',
          'x-other-header': 'my-header-value',
          'x-okta-verification-challenge': expect.stringMatching(/^\w{43}$/),
        },
      },
    ]);
  });

  test('asks once more when the first answer is bad', async () => {
    const { service, verify } = await created();
    service.answer = (_, response) => {
      service.answer = agree;
      response.writeHead(503).end();
    };
    expect((await verify()).status).toBe(200);
    expect(service.received).toHaveLength(2);
  });

  const echo = (status: number, type: string, wrap: (challenge: unknown) => unknown) =>
    ((request, response) => {
      response.writeHead(status, { 'Content-Type': type });
      response.end(JSON.stringify(wrap(request.headers['x-okta-verification-challenge'])));
    }) satisfies typeof agree;

  test.each([
    ['another challenge', echo(200, 'application/json', () => ({ verification: 'another' }))],
    ['the challenge alone', echo(200, 'application/json', (challenge) => challenge)],
    ['text', echo(200, 'text/plain', (verification) => ({ verification }))],
    ['another status', echo(201, 'application/json', (verification) => ({ verification }))],
    [
      'a redirect',
      ((_, response) =>
        void response.writeHead(302, { Location: '/elsewhere' }).end()) satisfies typeof agree,
    ],
    ['nothing', ((_, response) => void response.destroy()) satisfies typeof agree],
    [
      'no JSON',
      ((_, response) =>
        void response.writeHead(200, { 'Content-Type': 'application/json' }).end('{')) satisfies typeof agree,
    ],
  ])('fails after two answers with %s', async (_, answer) => {
    const { service, verify } = await created();
    service.answer = answer;
    expect(await verify()).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
    expect(service.received).toHaveLength(2);
  });

  test('fails when no answer comes in time', async () => {
    const { service, verify } = await created({ hookTimeout: 50 });
    service.answer = () => {};
    expect(await verify()).toMatchObject(
      refusal(400, 'E0000001', 'The external service did not answer in time'),
    );
    expect(service.received).toHaveLength(2);
  });
});
