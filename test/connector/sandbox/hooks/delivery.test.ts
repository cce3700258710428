import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type EventBody, groupNamed, open, query, someUser } from '../client.ts';
import { hooks, type Receiver, receiver, verifiedHook } from './receiver.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const items = ['user.lifecycle.suspend', 'user.lifecycle.unsuspend'];

interface Delivery {
  readonly eventId: string;
  readonly data: { readonly events: EventBody[] };
}

const deliveries = ({ received }: Receiver): Delivery[] => received.map(({ body }) => JSON.parse(body));
const delivered = (service: Receiver): string[] =>
  deliveries(service).flatMap(({ data }) => data.events.map(({ eventType }) => eventType));

const hookDelay = 1000;

/** The clock stands still, so that deliveries come when the test says so. */
async function subscriber(options = {}) {
  const client = await open({ hookDelay, ...options });
  await client.send('POST', '/sandbox/clock', { at: noon, running: false });
  const settle = () => client.send('POST', '/sandbox/clock', { advance: hookDelay });
  const change = async (...operations: string[]) => {
    const { id } = await someUser(client);
    for (const operation of operations)
      await client.send('POST', `/api/v1/users/${id}/lifecycle/${operation}`);
  };
  return { client, service: await receiver(), settle, change };
}

async function subscribed(options = {}, more?: Record<string, unknown>) {
  const parts = await subscriber(options);
  return { ...parts, id: await verifiedHook(parts.client, parts.service, items, more) };
}

describe('a delivery', () => {
  test('has the body and the headers that Okta sends, and the event as the log has it', async () => {
    const { client, service, id, change, settle } = await subscribed();
    await change('suspend');
    const logged = await client.send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { filter: 'eventType eq "user.lifecycle.suspend"' }),
    );
    expect(service.received).toEqual([]);
    await settle();
    expect(service.received).toHaveLength(1);
    expect(service.received[0]).toMatchObject({
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: 'a-shared-secret',
        'x-other-header': 'my-header-value',
      },
    });
    expect(JSON.parse(service.received[0]?.body ?? '')).toEqual({
      eventType: 'com.okta.event_hook',
      eventTypeVersion: '1.0',
      cloudEventsVersion: '0.1',
      source: `${client.sandbox.origin}${hooks}/${id}`,
      eventId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      data: { events: logged.body },
      eventTime: '2026-11-21T12:00:01.000Z',
      contentType: 'application/json',
    });
  });

  test('comes of the types that the hook subscribes to, and of no other', async () => {
    const { service, change, settle } = await subscribed();
    await change('suspend', 'unsuspend', 'expire_password');
    await settle();
    expect(delivered(service)).toEqual(items);
  });

  test.each(['deactivate', 'activate'])('comes only while the hook is active: %s', async (last) => {
    const { client, service, id, change, settle } = await subscribed();
    await client.send('POST', `${hooks}/${id}/lifecycle/deactivate`);
    await client.send('POST', `${hooks}/${id}/lifecycle/${last}`);
    await change('suspend');
    await settle();
    expect(delivered(service)).toEqual(last === 'activate' ? ['user.lifecycle.suspend'] : []);
  });

  test('never comes to a hook that is not verified', async () => {
    const { client, service, change, settle } = await subscriber();
    await client.send('POST', hooks, {
      name: 'x',
      events: { type: 'EVENT_TYPE', items },
      channel: { type: 'HTTP', version: '1.0.0', config: { uri: service.uri } },
    });
    await change('suspend');
    await settle();
    expect(service.received).toEqual([]);
  });

  test('holds what happens until it is sent, up to a number', async () => {
    const { service, change, settle } = await subscribed({ hookBatch: 2 });
    await change('suspend', 'unsuspend', 'suspend');
    await settle();
    expect(deliveries(service).map(({ data }) => data.events.length)).toEqual([2, 1]);
  });

  test('comes twice where that is asked for, as the same one', async () => {
    const { service, change, settle } = await subscribed({ hookDuplicates: true });
    await change('suspend');
    await settle();
    const [first, second, ...others] = deliveries(service);
    expect(second).toEqual(first);
    expect(others).toEqual([]);
  });

  test.each([
    [204, 1],
    [302, 1],
    [404, 1],
    [429, 1],
    [500, 2],
    [503, 2],
  ])('is answered with %i and tried %i times', async (status, times) => {
    const { service, change, settle } = await subscribed();
    service.answer = (_, response) => void response.writeHead(status, { Location: service.uri }).end();
    await change('suspend');
    await settle();
    expect(service.received).toHaveLength(times);
    expect(new Set(deliveries(service).map(({ eventId }) => eventId)).size).toBe(1);
  });

  test('is tried twice when no answer comes in time', async () => {
    const { service, change, settle } = await subscribed({ hookTimeout: 50 });
    service.answer = () => {};
    await change('suspend');
    await settle();
    expect(service.received).toHaveLength(2);
  });

  test('leaves the org free to answer the receiver, which asks about the event first', async () => {
    const { client, service, change, settle } = await subscribed();
    service.answer = async (_, response) => {
      const { status } = await client.send('GET', '/api/v1/users/me');
      response.writeHead(status === 200 ? 204 : 500).end();
    };
    await change('suspend');
    await settle();
    expect(service.received).toHaveLength(1);
  });

  test('comes after a restart too, where a file keeps the org', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const state = join(folder, 'org.json');
    const { client, service, change } = await subscribed({ state });
    await change('suspend');
    await client.sandbox.stop();
    expect(service.received).toEqual([]);

    const again = await open({ state, hookDelay });
    await again.send('POST', '/sandbox/clock', { advance: hookDelay });
    expect(delivered(service)).toEqual(['user.lifecycle.suspend']);
  });

  test('comes by itself where nothing is asked of the org', async () => {
    const client = await open();
    const service = await receiver();
    await verifiedHook(client, service, items);
    await client.send('POST', `/api/v1/users/${(await someUser(client)).id}/lifecycle/suspend`);
    await expect.poll(() => delivered(service)).toEqual(['user.lifecycle.suspend']);
  });
});

describe('a filter', () => {
  const filtered = (expression: string) => ({
    filter: {
      type: 'EXPRESSION_LANGUAGE',
      eventFilterMap: [{ event: 'group.user_membership.add', condition: { expression } }],
    },
  });
  const joined = async (expression: string, group: string): Promise<number> => {
    const { client, service, settle } = await subscriber();
    await verifiedHook(client, service, ['group.user_membership.add'], filtered(expression));
    const { id } = await groupNamed(client, group);
    const member = await someUser(client);
    await client.send('DELETE', `/api/v1/groups/${id}/users/${member.id}`);
    await client.send('PUT', `/api/v1/groups/${id}/users/${member.id}`);
    await settle();
    return service.received.length;
  };

  test.each([
    ["event.target.?[type eq 'UserGroup' && displayName eq 'Sales'].size()> 0", 'Sales', 1],
    ["event.target.?[type eq 'UserGroup' && displayName eq 'Sales'].size()> 0", 'Finance', 0],
    ["event.target.?[type eq 'UserGroup' && displayName ne 'Sales'].size() > 0", 'Finance', 1],
    ["event.outcome.result eq 'SUCCESS' && !(event.actor.type eq 'SystemPrincipal')", 'Sales', 1],
    ["event.outcome.result eq 'FAILURE' || event.actor.alternateId eq 'nobody'", 'Sales', 0],
    ["event.target.?[displayName eq 'type eq .?['].size() == 0", 'Sales', 1],
    ['event.target.size() >= 2 && event.target.size() < 3 && event.target.size() <= 2', 'Sales', 1],
    ["event.debugData.changedAttributes eq 'x'", 'Sales', 0],
    ["event.debugData.threatSuspected eq 'false'", 'Sales', 1],
    [
      "event.nothing.at.all eq 'x' || event.actor.?[id eq 'x'].size() > 0 || event.actor.size() > 0",
      'Sales',
      0,
    ],
  ])('lets pass what %s says: %s, %i', async (expression, group, times) => {
    expect(await joined(expression, group)).toBe(times);
  });

  test('is shown as it was given, and holds for its own event type', async () => {
    const { client, service, id, change, settle } = await subscribed(
      {},
      filtered("event.actor.id eq 'nobody'"),
    );
    expect((await client.send('GET', `${hooks}/${id}`)).body).toMatchObject({
      events: {
        filter: {
          type: 'EXPRESSION_LANGUAGE',
          eventFilterMap: [
            {
              event: 'group.user_membership.add',
              condition: { version: null, expression: "event.actor.id eq 'nobody'" },
            },
          ],
        },
      },
    });
    await change('suspend');
    await settle();
    expect(delivered(service)).toEqual(['user.lifecycle.suspend']);
  });

  test.each([
    "event.target.?[type eq 'x'",
    'event.target.count() > 0',
    'event.target.size(1) > 0',
    'size() > 0',
    'event.target[0].id',
    "event.actor.id + 'x'",
    'event.actor.id ? true : false',
    'event.target.?[a(1)].size() > 0',
    '-1 > 0',
  ])('is refused as %s', async (expression) => {
    const { send } = await open();
    const hook = {
      name: 'x',
      events: { type: 'EVENT_TYPE', items: ['group.user_membership.add'], ...filtered(expression) },
      channel: { type: 'HTTP', version: '1.0.0', config: { uri: 'https://example.com/' } },
    };
    expect(await send('POST', hooks, hook)).toMatchObject({ status: 400, body: { errorCode: 'E0000001' } });
  });
});
