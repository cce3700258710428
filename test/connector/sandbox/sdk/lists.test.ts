import { describe, expect, test } from 'vitest';
import { openWithSdk, all as read } from './client.ts';

describe("Okta's client", () => {
  test('reads a list to its end, whatever its pages are like', async () => {
    const whole = await openWithSdk();
    const all = await read(await whole.sdk.userApi.listUsers({ limit: 7 }));
    expect(all).toHaveLength(58);

    for (const pages of ['short', 'empty'] as const) {
      const { sdk } = await openWithSdk({ pages });
      const users = await read(await sdk.userApi.listUsers({ limit: 7 }));
      expect(users.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    }
  });

  test('follows links that came joined, and fails where JSON ends in the middle', async () => {
    const { client, sdk } = await openWithSdk();
    await client.send('POST', '/sandbox/faults', { kind: 'joinLinks', count: 2 });
    expect(await read(await sdk.userApi.listUsers({ limit: 30 }))).toHaveLength(58);

    await client.send('POST', '/sandbox/faults', { kind: 'truncate' });
    await expect(sdk.userApi.getUser({ userId: 'me' })).rejects.toThrow(/JSON/);
  });

  test('searches in an order, filters, and is told what it asks wrong', async () => {
    const { sdk } = await openWithSdk();
    const search = 'status eq "LOCKED_OUT" or status eq "SUSPENDED"';
    const found = await read(
      await sdk.userApi.listUsers({ search, sortBy: 'status', sortOrder: 'desc', limit: 2 }),
    );
    expect(found.map(({ status }) => status)).toEqual(['SUSPENDED', 'SUSPENDED', 'LOCKED_OUT', 'LOCKED_OUT']);
    expect(await read(await sdk.userApi.listUsers({ filter: 'status eq "LOCKED_OUT"' }))).toHaveLength(2);

    const wrong = await sdk.userApi.listUsers({ search: 'status ne "ACTIVE"' });
    await expect(read(wrong)).rejects.toMatchObject({ status: 400, errorCode: 'E0000031' });
  });
});
