import okta from '@okta/okta-sdk-nodejs';
import type { SandboxOptions } from '../../../../connector/sandbox/index.ts';
import { type Client, open } from '../client.ts';

/** An org for one test, with Okta's own client for Node.js, which wants https unless it is told that it is tested. */
export async function openWithSdk(
  options: SandboxOptions = {},
): Promise<{ client: Client; sdk: okta.Client }> {
  const client = await open(options);
  const { origin, apiKey } = client.sandbox;
  // Its types do not know the setting.
  const settings = { orgUrl: origin, token: apiKey, testing: { disableHttpsCheck: true } };
  return { client, sdk: new okta.Client(settings) };
}

/** All that a collection of that client holds, page by page. */
export async function all<T>(collection: AsyncIterable<T | null>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of collection) if (item !== null) items.push(item);
  return items;
}
