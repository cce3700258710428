import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConnector } from '../../../../connector/index.ts';
import { open } from '../../sandbox/client.ts';

interface HookBody {
  id: string;
  name: string;
  status: string;
  verificationStatus: string;
  events: { items: string[] };
  channel: { config: { uri: string } };
}

const secret = 'a-long-random-secret-of-the-hook';

/** An org, a connector, and a receiver that answers as a host does. */
async function org() {
  const client = await open();
  const okta = await loadConnector();
  const { origin, apiKey } = client.sandbox;
  const connection = { domain: origin, apiKey, sandbox: true };
  const received: unknown[] = [];
  const receiver = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { method = '', headers } = request;
    const reply = await okta.receive({ method, headers, body, secret });
    response.writeHead(reply.status, reply.headers).end(reply.body);
    received.push(...reply.events);
  });
  await new Promise<void>((resolve) => void receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const hooks = async () => (await client.send<HookBody[]>('GET', '/api/v1/eventHooks')).body;
  const openHook = (path = '/one', input = {}, name: 'group_created' | 'new_events' = 'group_created') =>
    okta.openHook(name, { connection, input, url: base + path, secret, owner: base });
  return { ...client, okta, connection, base, received, hooks, openHook, receiver };
}

describe('openHook', () => {
  test('has Okta send the events of the trigger, which a poll then leaves out', async () => {
    const { okta, connection, send, openHook, received } = await org();
    const { state } = await okta.poll('group_created', { connection });
    expect(await openHook()).toMatchObject({ eventTypes: ['group.lifecycle.create'], polledOnly: [] });
    await send('POST', '/api/v1/groups', { profile: { name: 'New' } });
    await expect.poll(() => received).toHaveLength(1);
    const early = await okta.deliver('group_created', { state, events: received });

    expect(early.events).toMatchObject([{ group: { displayName: 'New' } }]);
    expect((await okta.poll('group_created', { connection, state: early.state })).events).toEqual([]);
  });

  test('takes over the hook that an earlier process left, at its new address, and removes a second one', async () => {
    const { openHook, hooks, send, base } = await org();
    const { hookId } = await openHook('/one');
    const [{ name, events, channel } = {} as HookBody] = await hooks();
    const copy = { name, events, channel: { ...channel, type: 'HTTP', version: '1.0.0' } };
    await send('POST', '/api/v1/eventHooks', copy);
    await send('POST', `/api/v1/eventHooks/${hookId}/lifecycle/deactivate`);

    await openHook('/two');
    expect(await hooks()).toMatchObject([
      { name, status: 'ACTIVE', verificationStatus: 'VERIFIED', channel: { config: { uri: `${base}/two` } } },
    ]);
  });

  test('leaves the hooks of others alone, and those of its own for other triggers', async () => {
    const { okta, connection, base, openHook, hooks } = await org();
    await openHook();
    await okta.openHook('group_created', { connection, url: `${base}/one`, secret, owner: 'another' });
    await okta.openHook('user_created', { connection, url: `${base}/one`, secret, owner: base });
    await okta.closeHook('group_created', { connection, url: `${base}/one`, owner: base });

    expect((await hooks()).map(({ events }) => events.items)).toEqual([
      ['group.lifecycle.create'],
      ['user.lifecycle.create'],
    ]);
    await expect(
      okta.closeHook('group_created', { connection, url: `${base}/one`, owner: base }),
    ).resolves.toBeUndefined();
  });

  test('leaves no hook behind that Okta could not verify, and names the host but not the path', async () => {
    const { okta, connection, hooks, receiver, base } = await org();
    await new Promise((resolve) => receiver.close(resolve));
    const opening = okta.openHook('group_created', {
      connection,
      url: `${base}/okta/unguessable-path`,
      secret,
    });

    await expect(opening).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining(`could not verify the event hook at ${new URL(base).host}.`),
    });
    await expect(opening).rejects.not.toThrow(/unguessable-path|long-random-secret/);
    expect(await hooks()).toEqual([]);
  });

  test('sends the types that the input means, and says which only polls bring', async () => {
    const { openHook } = await org();

    expect(
      await openHook('/one', { eventTypes: ['user.session.start', 'zone.update'] }, 'new_events'),
    ).toMatchObject({
      eventTypes: ['user.session.start'],
      polledOnly: ['zone.update'],
    });
    const { eventTypes } = await openHook('/one', { category: 'groups' }, 'new_events');
    expect(eventTypes).toContain('group.user_membership.add');
    expect(eventTypes.every((type) => type.startsWith('group.'))).toBe(true);
  });

  test.each([
    ['more types than a hook has', 'new_events', 'Choose a category or types'],
    ['a trigger that compares', 'new_users', 'no event hook can serve it'],
    ['a trigger whose events Okta sends to no hook', 'network_zone_changed', 'Only polls bring them'],
  ] as const)('refuses %s before anything is sent', async (_, name, why) => {
    const { okta, connection, hooks } = await org();
    const opening = okta.openHook(name, { connection, url: 'https://hooks.example.com/a', secret });

    await expect(opening).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(why),
      action: name,
    });
    expect(await hooks()).toEqual([]);
  });
});
