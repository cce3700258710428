import { describe, expect, test } from 'vitest';
import { type Client, type EventBody, open, query, refusal } from '../client.ts';

interface DeviceBody {
  readonly id: string;
  readonly status: string;
  readonly profile: { readonly displayName: string; readonly platform: string };
  readonly _links: Record<string, { readonly href: string }>;
  readonly _embedded?: { readonly users: readonly { readonly user: { readonly id: string } }[] };
}

const path = '/api/v1/devices';
const search = async ({ send }: Client, expression: string) =>
  (await send<DeviceBody[]>('GET', query(path, { search: expression }))).body;

async function someDevice(client: Client, status = 'ACTIVE'): Promise<DeviceBody & { readonly at: string }> {
  const [device] = await search(client, `status eq "${status}"`);
  if (!device) throw new Error(`No device is ${status}.`);
  return { ...device, at: `${path}/${device.id}` };
}

describe('devices', () => {
  test('are listed page by page', async () => {
    const client = await open();
    const pages = await client.walk<DeviceBody>(`${path}?limit=4`);
    expect(pages.map((page) => page.length)).toEqual([4, 2]);
    const [device] = pages.flat();
    expect(device).toEqual({
      id: expect.stringMatching(/^guo\w{17}$/),
      status: 'ACTIVE',
      created: expect.any(String),
      lastUpdated: expect.any(String),
      profile: expect.objectContaining({ platform: 'MACOS', registered: true, secureHardwarePresent: true }),
      resourceType: 'UDDevice',
      resourceDisplayName: { value: device?.profile.displayName, sensitive: false },
      resourceAlternateId: null,
      resourceId: device?.id,
      _links: {
        deactivate: { href: expect.stringMatching(/deactivate$/), hints: { allow: ['POST'] } },
        suspend: { href: expect.stringMatching(/suspend$/), hints: { allow: ['POST'] } },
        self: {
          href: `${client.sandbox.origin}${path}/${device?.id}`,
          hints: { allow: ['GET', 'PUT'] },
        },
        users: { href: expect.stringMatching(/users$/), hints: { allow: ['GET'] } },
      },
    });
    expect((await client.send('GET', `${path}/${device?.id}`)).body).toEqual(device);
  });

  test.each([
    ['status eq "ACTIVE"', 4],
    ['profile.platform eq "windows"', 2],
    ['profile.displayName co "pixel"', 1],
    ['profile.managed eq true or profile.integrityJailbreak eq true', 0],
    ['profile.manufacturer sw "Apple" and lastUpdated gt "2020-01-01T00:00:00.000Z"', 3],
  ])('are found by %s', async (expression, count) => {
    expect(await search(await open(), expression)).toHaveLength(count);
  });

  test.each([
    { search: 'profile.model co "Mac"' },
    { search: 'profile.colour eq "red"' },
    { search: '(' },
    { after: 'x' },
  ])('are not found by %j', async (params) => {
    const { send } = await open();
    expect(await send('GET', query(path, params))).toMatchObject(refusal(400, 'E0000031'));
  });

  test('show their users, whole or by name', async () => {
    const client = await open();
    const device = await someDevice(client);
    const users = await client.send<{ user: { id: string } }[]>('GET', `${device.at}/users`);
    expect(users.body).toMatchObject([
      { managementStatus: 'MANAGED', screenLockType: 'BIOMETRIC', user: { status: 'ACTIVE' } },
    ]);
    const id = users.body[0]?.user.id;

    const [whole] = (await client.send<DeviceBody[]>('GET', `${path}?expand=user`)).body;
    expect(whole?._embedded?.users).toEqual(users.body);
    const [brief] = (await client.send<DeviceBody[]>('GET', `${path}?expand=userSummary`)).body;
    expect(brief?._embedded?.users[0]?.user).toEqual({
      id,
      profile: expect.objectContaining({ login: expect.any(String) }),
    });
    expect((await client.send('GET', `/api/v1/users/${id}/devices`)).body).toMatchObject([
      { created: expect.any(String), deviceUserId: expect.any(String), device: { id: device.id } },
    ]);
  });

  test('go from status to status, and lose their users when they are deactivated', async () => {
    const client = await open();
    const { id, at } = await someDevice(client);
    const status = async () => (await client.send<DeviceBody>('GET', at)).body.status;

    for (const [operation, expected] of [
      ['suspend', 'SUSPENDED'],
      ['unsuspend', 'ACTIVE'],
      ['suspend', 'SUSPENDED'],
      ['deactivate', 'DEACTIVATED'],
      ['activate', 'ACTIVE'],
      ['deactivate', 'DEACTIVATED'],
    ]) {
      expect(await client.send('POST', `${at}/lifecycle/${operation}`)).toMatchObject({ status: 204 });
      expect(await status()).toBe(expected);
    }
    expect((await client.send('GET', `${at}/users`)).body).toEqual([]);
    expect(await client.send('DELETE', at)).toMatchObject({ status: 204 });
    expect(await client.send('GET', at)).toMatchObject({
      status: 404,
      body: { errorSummary: `Not found: Resource not found: ${id} (Device)` },
    });
    expect(await client.send('GET', `${at}/users`)).toMatchObject({
      body: { errorSummary: `Not found: Resource not found: ${id} (GenericUDObject)` },
    });

    const events = await client.send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { filter: `target.id eq "${id}"` }),
    );
    expect(events.body.map(({ eventType }) => eventType.replace('device.lifecycle.', ''))).toEqual([
      'suspend',
      'unsuspend',
      'suspend',
      'deactivate',
      'activate',
      'deactivate',
      'delete',
    ]);
  });

  test.each([
    ['ACTIVE', ['activate', 'unsuspend']],
    ['SUSPENDED', ['activate', 'suspend']],
    ['DEACTIVATED', ['deactivate', 'suspend', 'unsuspend']],
  ])('that are %s refuse %j', async (status, operations) => {
    const client = await open();
    const { at } = await someDevice(client, status);
    for (const operation of operations) {
      expect(await client.send('POST', `${at}/lifecycle/${operation}`)).toMatchObject(
        refusal(400, 'E0000001', expect.stringContaining(status)),
      );
    }
  });

  test('cannot be deleted before they are deactivated', async () => {
    const client = await open();
    const { at } = await someDevice(client);
    expect(await client.send('DELETE', at)).toMatchObject(refusal(400, 'E0000001', expect.anything()));
  });

  test('are not for classic orgs', async () => {
    const { send } = await open({ engine: 'classic' });
    expect(await send('GET', path)).toMatchObject(refusal(401, 'E0000015'));
  });
});
