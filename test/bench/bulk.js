import { setTimeout as pause } from 'node:timers/promises';
import { loadConnector } from 'okta-workflow-connector';
import { startSandbox } from 'okta-workflow-connector/sandbox';

// Ten thousand changes in an org that takes 1 200 calls a minute, by the connector and by a loop of eight lanes that waits when
// it is refused. Time runs ten times as fast for them and for the org, so that a window is six seconds.

const speed = 10;
const limit = 1200;
const lanes = 8;
const rows = 10_000;

const now = () => Date.now() * speed;
const sleep = (ms, signal) => pause(ms / speed, undefined, { signal });

export async function measureBulk({ atMost, atLeast, keep }) {
  const ours = await measured(async function* ({ domain, apiKey, users }) {
    const okta = await loadConnector({ now, sleep });
    const inputs = users.map(({ id }, at) => ({ userId: id, profile: { title: `Title ${at}` } }));
    const connection = { domain, apiKey, sandbox: true };
    for await (const { ok } of okta.runAll('update_user', { connection, inputs, concurrency: lanes }))
      yield ok;
  });
  const loop = await measured(async function* ({ domain, apiKey, users }) {
    const left = users.entries();
    const headers = { authorization: `SSWS ${apiKey}`, 'content-type': 'application/json' };
    const lane = async () => {
      let done = 0;
      for (const [at, { id }] of left) {
        const body = JSON.stringify({ profile: { title: `Title ${at}` } });
        for (;;) {
          const answer = await fetch(`${domain}/api/v1/users/${id}`, { method: 'POST', headers, body });
          await answer.text();
          if (answer.status !== 429) break;
          await sleep(Number(answer.headers.get('x-rate-limit-reset')) * 1000 - now() + 1000);
        }
        done += 1;
      }
      return done;
    };
    for (const done of await Promise.all(Array.from({ length: lanes }, lane)))
      for (let at = 0; at < done; at += 1) yield true;
  });
  console.log(`${rows} changes at ${limit} calls a minute, ${lanes} at once`);
  console.table({ ours, 'a loop that waits when it is refused': loop });
  keep({ bulk: { ours, loop } });
  atLeast('Bulk: rows done', ours.done, rows);
  atMost('  calls refused in 10 000', ours.refused, 1);
  atLeast('  use of what the reserve leaves, whole windows', ours['use %'], 95, '%');
}

async function measured(job) {
  const windows = new Map();
  const org = await startSandbox({
    users: 500,
    rateLimit: limit,
    now,
    onExchange({ path, method, status, headers }) {
      if (method !== 'POST' || !path.startsWith('/api/v1/users/')) return;
      const end = headers['X-Rate-Limit-Reset'][0];
      const window = windows.get(end) ?? { taken: 0, refused: 0 };
      window[status === 429 ? 'refused' : 'taken'] += 1;
      windows.set(end, window);
    },
  });
  const users = [];
  for (let url = `${org.origin}/api/v1/users?limit=200`; url; ) {
    const answer = await fetch(url, { headers: { authorization: `SSWS ${org.apiKey}` } });
    users.push(...(await answer.json()).filter(({ status }) => status === 'ACTIVE'));
    url = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link'))?.[1];
  }
  const many = Array.from({ length: rows }, (_, at) => users[at % users.length]);
  const began = now();
  let done = 0;
  for await (const ok of job({ domain: org.origin, apiKey: org.apiKey, users: many })) done += ok ? 1 : 0;
  const took = now() - began;
  await org.stop();
  // The last window is not whole.
  const whole = [...windows.values()].slice(0, -1);
  const used = whole.reduce((sum, { taken }) => sum + taken, 0);
  return {
    done,
    minutes: Math.round(took / 6000) / 10,
    refused: [...windows.values()].reduce((sum, { refused }) => sum + refused, 0),
    'use %': Math.round((used / (whole.length * limit * 0.9)) * 1000) / 10,
    'left for others %': Math.round((1 - Math.max(...whole.map(({ taken }) => taken)) / limit) * 1000) / 10,
  };
}
