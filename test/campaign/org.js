import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A sandbox org in a process of its own, and plain HTTP to look at it: nothing here goes through the connector. */
export async function startOrg(seed) {
  const cli = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));
  const args = [cli, 'sandbox', '--port', '0', '--seed', String(seed), '--rate-limit', 'off'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => child.kill());
  const [printed] = await once(child.stdout, 'data');
  const { OKTA_DOMAIN: domain, OKTA_API_KEY: apiKey } = Object.fromEntries(
    [...String(printed).matchAll(/^export (\w+)=(\S+)$/gm)].map(([, ...pair]) => pair),
  );

  const ask = (path, { method = 'GET', body, userAgent = 'onlooker' } = {}) =>
    plainCall({ domain, apiKey }, { method, path, body, userAgent });

  /** All items of a list, over its pages. */
  async function all(path) {
    const items = [];
    for (let next = path; next; ) {
      const response = await ask(next);
      const page = await response.json();
      items.push(...page);
      const link = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
      // The System Log has a next page for ever.
      next = page.length > 0 && link ? link.slice(domain.length) : undefined;
    }
    return items;
  }

  return { connection: { domain, apiKey, sandbox: true }, ask, all, stop: () => child.kill() };
}

/** One request as any other program of the org would send it. */
export const plainCall = ({ domain, apiKey }, { method, path, body, userAgent }) =>
  fetch(domain + path, {
    method,
    redirect: 'manual',
    headers: {
      authorization: `SSWS ${apiKey}`,
      'content-type': 'application/json',
      'user-agent': userAgent,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
