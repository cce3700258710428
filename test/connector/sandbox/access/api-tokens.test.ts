import { describe, expect, test } from 'vitest';
import { type EventBody, open, refusal } from '../client.ts';
import { admin } from './admin.ts';
import { askForToken } from './service-app.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

describe('API tokens', () => {
  test('are listed without their keys', async () => {
    const client = await open({ now: () => noon });
    const { user, tokenId } = await admin(client, 'USER_ADMIN');

    const { body } = await client.send<{ id: string }[]>('GET', '/api/v1/api-tokens');
    expect(body).toHaveLength(2);
    const token = body.find(({ id }) => id === tokenId) ?? {};
    const href = `${client.sandbox.origin}/api/v1`;
    expect(Object.entries(token)).toEqual([
      ['id', expect.stringMatching(/^00T\w{17}$/)],
      ['name', 'Token'],
      ['userId', user.id],
      ['clientName', 'Okta API'],
      ['tokenWindow', 'P30D'],
      ['network', { connection: 'ANYWHERE' }],
      ['expiresAt', '2026-12-21T12:00:00.000Z'],
      ['created', '2026-11-21T12:00:00.000Z'],
      ['lastUpdated', '2026-11-21T12:00:00.000Z'],
      [
        '_links',
        {
          self: { href: `${href}/api-tokens/${tokenId}`, hints: { allow: ['GET', 'DELETE'] } },
          user: { href: `${href}/users/${user.id}`, hints: { allow: ['GET'] } },
        },
      ],
    ]);
    expect((await client.send('GET', `/api/v1/api-tokens/${tokenId}`)).body).toEqual(token);
    expect(JSON.stringify(body)).not.toContain(client.sandbox.apiKey);
  });

  test('are made for users who are there, and noted as made by them', async () => {
    const client = await open();
    const { user, tokenId } = await admin(client, 'USER_ADMIN');
    const { body } = await client.send<(EventBody & { actor: { id: string } })[]>(
      'GET',
      '/api/v1/logs?filter=eventType+eq+%22system.api_token.create%22',
    );
    expect(body.map(({ actor, target }) => [actor.id, target?.[0]?.id])).toEqual([[user.id, tokenId]]);
    expect(await client.send('POST', '/sandbox/tokens', { userId: '00unone' })).toMatchObject({
      status: 400,
      body: { error: 'There is no user 00unone.' },
    });
  });

  test('are revoked, and noted as such', async () => {
    const client = await open();
    const { tokenId, send } = await admin(client, 'USER_ADMIN');
    expect((await client.send('DELETE', `/api/v1/api-tokens/${tokenId}`)).status).toBe(204);
    expect(await send('GET', '/api/v1/users')).toMatchObject(refusal(401, 'E0000011'));

    const gone = await client.send<{ errorSummary: string }>('GET', `/api/v1/api-tokens/${tokenId}`);
    expect(gone.status).toBe(404);
    expect(gone.body.errorSummary).toBe(`Not found: Resource not found: ${tokenId} (Token)`);
    const { body } = await client.send<EventBody[]>(
      'GET',
      '/api/v1/logs?filter=eventType+eq+%22system.api_token.revoke%22',
    );
    expect(body.map(({ target }) => target?.[0]?.id)).toEqual([tokenId]);
  });

  test('can be given back by who holds them, whatever the role, but not by an app', async () => {
    const client = await open();
    const { send } = await admin(client, 'WORKFLOWS_ADMIN');
    const { body } = await askForToken(client);
    expect(
      await client.send('DELETE', '/api/v1/api-tokens/current', undefined, {
        Authorization: `Bearer ${body.access_token}`,
      }),
    ).toMatchObject(refusal(403, 'E0000005'));

    expect((await send('DELETE', '/api/v1/api-tokens/current')).status).toBe(204);
    expect(await send('GET', '/api/v1/users')).toMatchObject(refusal(401, 'E0000011'));
  });

  test.each([
    [{}, 401, 'E0000011'],
    [{ outsideZone: 403 }, 403, 'E0000006'],
  ] as const)('are refused outside their network zones: %j', async (behaviour, status, code) => {
    const client = await open(behaviour);
    const { tokenId, send } = await admin(client, 'USER_ADMIN');
    const { body: zone } = await client.send<{ id: string }>('POST', '/api/v1/zones', {
      type: 'IP',
      name: 'Office',
      gateways: [
        { type: 'CIDR', value: '203.0.113.0/24' },
        { type: 'RANGE', value: '198.51.100.7' },
      ],
    });
    const restrict = (network: object) =>
      client.send('PUT', `/api/v1/api-tokens/${tokenId}`, { name: 'Office', network });
    const from = async (address: string) =>
      (await send('GET', '/api/v1/users', undefined, { 'X-Forwarded-For': address })).status;

    expect((await restrict({ connection: 'ZONE', include: [zone.id] })).body).toMatchObject({
      name: 'Office',
      network: { connection: 'ZONE', include: [zone.id] },
    });
    expect(await from('203.0.113.9')).toBe(200);
    expect(await from('198.51.100.7, 10.0.0.1')).toBe(200);
    expect(await send('GET', '/api/v1/users')).toMatchObject(refusal(status, code));
    const { body } = await client.send<EventBody[]>('GET', '/api/v1/logs?q=outside');
    expect(body.at(-1)?.eventType).toBe('system.api_token.request_outside_allowed_range');

    await client.send('POST', `/api/v1/zones/${zone.id}/lifecycle/deactivate`);
    expect(await from('203.0.113.9')).toBe(status);
    await client.send('POST', `/api/v1/zones/${zone.id}/lifecycle/activate`);

    await restrict({ connection: 'ZONE', exclude: [zone.id] });
    expect(await from('203.0.113.9')).toBe(status);
    expect(await from('192.0.2.1')).toBe(200);
    expect(await restrict({ connection: 'ZONE', include: ['nzonone'] })).toMatchObject(
      refusal(404, 'E0000007'),
    );
    await restrict({ connection: 'ANYWHERE' });
    expect(await from('203.0.113.9')).toBe(200);
  });
});
