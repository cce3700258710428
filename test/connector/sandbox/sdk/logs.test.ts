import { describe, expect, test } from 'vitest';
import { type EventBody, query } from '../client.ts';
import { all, openWithSdk } from './client.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');
const day = 86_400_000;

describe('the System Log, by Okta’s client', () => {
  test('is read page by page to the end of a bounded query', async () => {
    const { client, sdk } = await openWithSdk({ now: () => noon });
    const bounds = { since: new Date(noon - 2 * day).toISOString(), until: new Date(noon).toISOString() };
    const everything = await client.send<EventBody[]>(
      'GET',
      query('/api/v1/logs', { ...bounds, limit: 1000 }),
    );

    const events = await all(await sdk.systemLogApi.listLogEvents({ ...bounds, limit: 10 }));
    const seen = events.map(({ uuid }) => uuid);
    expect(seen.length).toBeGreaterThan(20);
    expect(seen).toEqual(everything.body.map(({ uuid }) => uuid));
  });

  test('refuses a filter in its own words', async () => {
    const { sdk } = await openWithSdk();
    const events = await sdk.systemLogApi.listLogEvents({ filter: 'colour eq "red"' });
    await expect(all(events)).rejects.toMatchObject({ status: 400, errorCode: 'E0000053' });
  });
});
