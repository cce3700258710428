import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { loadConnector } from 'okta-workflow-connector';

// A process that sends what it may: sixteen lanes, each one call after the other, from a first line of input until it
// is stopped. Its time runs faster than that of the machine, as that of its org does.

const { OKTA_DOMAIN: domain, OKTA_API_KEY: apiKey, USER: userId, SPEED: speed } = process.env;
const now = () => Date.now() * speed;
const sleep = (ms, signal) => pause(ms / speed, undefined, { signal });
const okta = await loadConnector({ now, sleep });
const connection = { domain, apiKey, sandbox: true };

const get = (path) => okta.run('call_okta_api', { connection, input: { method: 'GET', path } });

async function lane() {
  for (;;) {
    await get(`/api/v1/users/${userId}`).catch(async ({ code, retryAt }) => {
      if (code !== 'RATE_LIMITED') throw new Error(`A call failed with ${code}`);
      await sleep(Math.max(0, Date.parse(retryAt) - now()));
    });
  }
}

// Loads what a call needs, by a call that is counted elsewhere.
await get('/api/v1/groups');
console.log('ready');
await once(process.stdin, 'data');
await Promise.all(Array.from({ length: 16 }, lane));
