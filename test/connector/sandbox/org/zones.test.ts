import { describe, expect, test } from 'vitest';
import { type EventBody, open, query, refusal } from '../client.ts';

interface ZoneBody {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

const noon = Date.parse('2026-11-21T12:00:00Z');
const office = { type: 'IP', name: 'Office', gateways: [{ type: 'RANGE', value: '192.168.2.1' }] };

describe('network zones', () => {
  test('are created as Okta does it', async () => {
    const { sandbox, send } = await open({ now: () => noon });
    const { status, body } = await send<ZoneBody>('POST', '/api/v1/zones', office);
    const self = `${sandbox.origin}/api/v1/zones/${body.id}`;
    expect(status).toBe(200);
    expect(Object.entries(body)).toEqual([
      ['type', 'IP'],
      ['id', expect.stringMatching(/^nzo\w{17}$/)],
      ['name', 'Office'],
      ['status', 'ACTIVE'],
      ['usage', 'POLICY'],
      ['created', '2026-11-21T12:00:00.000Z'],
      ['lastUpdated', '2026-11-21T12:00:00.000Z'],
      ['system', false],
      ['gateways', [{ type: 'RANGE', value: '192.168.2.1-192.168.2.1' }]],
      ['proxies', null],
      [
        '_links',
        {
          self: { href: self, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
          deactivate: { href: `${self}/lifecycle/deactivate`, hints: { allow: ['POST'] } },
        },
      ],
    ]);
    expect((await send('GET', `/api/v1/zones/${body.id}`)).body).toEqual(body);
  });

  test.each([
    [{ ...office, name: '' }, 'name: The field cannot be left blank'],
    [{ ...office, name: 'x'.repeat(129) }, 'name: The field is too long'],
    [
      { ...office, name: 'legacyipzone' },
      'name: An object with this field already exists in the current organization',
    ],
    [{ ...office, type: 'X' }, 'type: The type of a network zone is IP, DYNAMIC or DYNAMIC_V2'],
    [{ type: 'IP', name: 'Office' }, 'gateways: The field cannot be left blank'],
    [{ type: 'DYNAMIC', name: 'Office' }, 'locations: The field cannot be left blank'],
    [
      { ...office, gateways: [{ type: 'CIDR', value: '10.0.0.0/33' }] },
      'gateways: The addresses are not valid',
    ],
    [{ ...office, gateways: [{ type: 'RANGE', value: 'x-y' }] }, 'gateways: The addresses are not valid'],
    [{ ...office, usage: 'X' }, 'usage: The usage is not valid'],
    [{ type: 'DYNAMIC', name: 'Office', locations: [] }, 'locations: The field cannot be left blank'],
    [
      { type: 'DYNAMIC_V2', name: 'Office', asns: { include: [], exclude: [] } },
      'locations: The field cannot be left blank',
    ],
    [
      { ...office, gateways: Array.from({ length: 151 }, () => office.gateways[0]) },
      'gateways: The field has at most 150 entries',
    ],
    [
      { type: 'DYNAMIC', name: 'Office', asns: Array.from({ length: 76 }, (_, index) => String(index)) },
      'asns: The field has at most 75 entries',
    ],
  ])('are refused: %j', async (sent, cause) => {
    const { send } = await open();
    expect(await send('POST', '/api/v1/zones', sent)).toMatchObject(refusal(400, 'E0000001', cause));
  });

  test('are replaced but for their type', async () => {
    const { send } = await open();
    const { body } = await send<ZoneBody>('POST', '/api/v1/zones', office);
    const path = `/api/v1/zones/${body.id}`;
    expect((await send('PUT', path, { ...body, name: 'House', usage: 'BLOCKLIST' })).body).toMatchObject({
      id: body.id,
      name: 'House',
      usage: 'BLOCKLIST',
    });
    expect((await send('PUT', path, { type: 'DYNAMIC', name: 'x', proxyType: 'Any' })).status).toBe(400);
  });

  test('are deactivated before they are deleted, in Identity Engine', async () => {
    const { send } = await open();
    const { body } = await send<ZoneBody>('POST', '/api/v1/zones', office);
    const path = `/api/v1/zones/${body.id}`;
    expect(await send('DELETE', path)).toMatchObject(
      refusal(400, 'E0000001', `id: The zone: ${body.id} is an active zone. Active zones cannot be deleted.`),
    );
    expect((await send('POST', `${path}/lifecycle/deactivate`)).body).toMatchObject({
      status: 'INACTIVE',
      _links: { activate: {} },
    });
    expect((await send('DELETE', path)).status).toBe(204);
    expect(await send('GET', path)).toMatchObject(refusal(404, 'E0000007'));
  });

  test('are deleted while active in Classic Engine, but for Okta’s own', async () => {
    const { send } = await open({ engine: 'classic' });
    const { body } = await send<ZoneBody>('POST', '/api/v1/zones', office);
    expect((await send('DELETE', `/api/v1/zones/${body.id}`)).status).toBe(204);
    const { body: zones } = await send<ZoneBody[]>('GET', '/api/v1/zones');
    expect((await send('DELETE', `/api/v1/zones/${zones[0]?.id}`)).status).toBe(400);
  });

  test('are in the System Log when they change', async () => {
    const { send } = await open();
    const { body } = await send<ZoneBody>('POST', '/api/v1/zones', office);
    const path = `/api/v1/zones/${body.id}`;
    await send('PUT', path, { ...body, name: 'House' });
    for (const operation of ['deactivate', 'activate', 'deactivate']) {
      await send('POST', `${path}/lifecycle/${operation}`);
    }
    await send('DELETE', path);
    const filter = `target.id eq "${body.id}"`;
    const events = (await send<EventBody[]>('GET', query('/api/v1/logs', { filter }))).body;
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'zone.create',
      'zone.update',
      'zone.deactivate',
      'zone.activate',
      'zone.deactivate',
      'zone.delete',
    ]);
  });

  test('of Okta’s own stay active', async () => {
    const { send } = await open();
    const { body: zones } = await send<ZoneBody[]>('GET', '/api/v1/zones');
    expect(await send('POST', `/api/v1/zones/${zones[0]?.id}/lifecycle/deactivate`)).toMatchObject(
      refusal(400, 'E0000001', 'id: A system zone cannot be deactivated'),
    );
  });

  test('are listed a page at a time and found by usage and id', async () => {
    const { send, walk } = await open();
    const { body } = await send<ZoneBody>('POST', '/api/v1/zones', {
      type: 'DYNAMIC',
      name: 'Abroad',
      proxyType: 'Tor',
    });
    expect(
      (await walk<ZoneBody>('/api/v1/zones?limit=2')).map((page) => page.map(({ name }) => name)),
    ).toEqual([['LegacyIpZone', 'BlockedIpZone'], ['Abroad']]);
    const found = async (filter: string) =>
      (await send<ZoneBody[]>('GET', query('/api/v1/zones', { filter }))).body.map(({ name }) => name);
    expect(await found('usage eq "BLOCKLIST"')).toEqual(['BlockedIpZone']);
    expect(await found(`id eq "${body.id}" or system eq true`)).toEqual([
      'LegacyIpZone',
      'BlockedIpZone',
      'Abroad',
    ]);
    expect(await send('GET', query('/api/v1/zones', { filter: 'name eq "x"' }))).toMatchObject(
      refusal(400, 'E0000031'),
    );
  });
});
