import { once } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Exchange } from '../../../../connector/sandbox/index.ts';
import { openWithSdk } from './client.ts';

test("Okta's client waits for the window that the headers name, and asks again", async () => {
  const statuses: number[] = [];
  const onExchange = ({ status }: Exchange) => void statuses.push(status);
  const { client, sdk } = await openWithSdk({ rateLimit: 1, onExchange });
  await client.send('POST', '/sandbox/clock', { running: false });
  await sdk.userApi.getUser({ userId: 'me' });

  // The timer that the client waits by. The connection itself needs the others.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const waits = once(sdk.requestExecutor, 'backoff');
  const again = sdk.userApi.getUser({ userId: 'me' });
  const [, , , ms] = await waits;
  await client.send('POST', '/sandbox/clock', { advance: ms });
  vi.advanceTimersByTime(ms);

  expect((await again).status).toBe('ACTIVE');
  expect(statuses).toEqual([200, 429, 200]);
});
