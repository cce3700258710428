import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from 'okta-workflow-connector/sandbox';
import { random } from './random.js';

// A burst of deliveries to an event hook: is each acknowledged in time, and does each event arrive once?

const command = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));
/** Deliveries of a second. */
const rate = 100;

export async function hookCampaign({ deliveries, seed }) {
  const dice = random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'okta-hook-'));
  const state = join(folder, 'state.json');
  const org = await startSandbox();
  const watcher = spawn(
    process.execPath,
    [command, 'watch', 'group_created', '--listen', '0', '--state', state, '--every', '3600'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        OKTA_DOMAIN: org.origin,
        OKTA_API_KEY: org.apiKey,
        OKTA_SANDBOX: 'true',
      },
    },
  );
  const arrived = new Map();
  createInterface({ input: watcher.stdout }).on('line', (line) => {
    const { uuid } = JSON.parse(line);
    arrived.set(uuid, (arrived.get(uuid) ?? 0) + 1);
  });
  let told = '';
  watcher.stderr.on('data', (text) => {
    told += text;
  });
  // The sandbox has verified the hook by then.
  while (!/to port (\d+)/.test(told)) await pause(20);
  const [, port] = /to port (\d+)/.exec(told);
  const { path, secret } = JSON.parse(readFileSync(state, 'utf8')).hook;

  const sent = [];
  const times = [];
  const refused = [];
  const began = performance.now();
  const pending = [];
  for (let count = 0; count < deliveries; count += 1) {
    const due = began + (count * 1000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    const events = Array.from({ length: 1 + Math.floor(dice() * 5) }, () => event(sent.length, sent));
    pending.push(deliver(events));
    // Okta sends at least once.
    if (dice() < 0.01) pending.push(deliver(events));
  }
  await Promise.all(pending);
  const seconds = (performance.now() - began) / 1000;
  watcher.kill('SIGTERM');
  await once(watcher, 'close');
  await org.stop();
  rmSync(folder, { recursive: true });

  times.sort((one, other) => one - other);
  const late = times.filter((time) => time >= 1000).length;
  const lost = sent.filter((uuid) => !arrived.has(uuid)).length;
  const doubled = [...arrived.values()].filter((times) => times > 1).length;
  console.table({
    deliveries: times.length,
    events: sent.length,
    'deliveries a second': Math.round(times.length / seconds),
    'acknowledged, median': `${times[times.length >> 1].toFixed(1)} ms`,
    'acknowledged, 99 %': `${times[Math.floor(times.length * 0.99)].toFixed(1)} ms`,
    'acknowledged after a second or more': late,
    'not acknowledged': refused.length,
    seed,
  });
  console.log(`lost ${lost}, doubled ${doubled}`);
  return lost + doubled + refused.length === 0 && late <= times.length / 100;

  async function deliver(events) {
    const from = performance.now();
    const { status } = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: secret, 'content-type': 'application/json' },
      body: JSON.stringify({ eventType: 'com.okta.event_hook', data: { events } }),
    });
    times.push(performance.now() - from);
    if (status !== 204) refused.push(status);
  }
}

function event(index, sent) {
  const uuid = `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
  sent.push(uuid);
  return {
    uuid,
    published: new Date().toISOString(),
    eventType: 'group.lifecycle.create',
    version: '0',
    severity: 'INFO',
    displayMessage: 'Create Okta group',
    actor: { id: '00u1', type: 'User', alternateId: 'ada@example.com' },
    outcome: { result: 'SUCCESS', reason: null },
    target: [{ id: `00g${index}`, type: 'UserGroup', displayName: `Group ${index}` }],
  };
}
