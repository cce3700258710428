import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from 'okta-workflow-connector/sandbox';

// Processes that take what they can get of one rate limit, and know of each other only by Okta's headers. They begin
// together, when all of them are loaded. Time runs ten times as fast for them and for the org, so that a window is six seconds.

const lanes = fileURLToPath(new URL('lanes.js', import.meta.url));
const speed = 10;
const windowsWanted = 5;

export async function measureLimits({ atMost, atLeast, keep }) {
  const rows = [];
  for (const limit of [50, 60, 300, 1200]) {
    for (const processes of [1, 4]) rows.push(await measured(limit, processes));
  }
  console.log('Rate limits: processes of sixteen lanes each, the first window apart where it differs');
  console.table(rows);
  keep({ limits: rows });
  const of = (column) => rows.map((row) => row[column]);
  atMost('Limits: most 429s in 10 000 calls', Math.max(...of('429s in 10 000')), 1);
  atLeast('  least use of what the reserve leaves', Math.min(...of('use %')), 95, '%');
  atLeast("  smallest part of a process's even share", Math.min(...of('smallest share %')), 80, '%');
  atMost("  largest part of a process's even share", Math.max(...of('largest share %')), 120, '%');
  atLeast('  least left of a limit after the first window', Math.min(...of('left later %')), 10, '%');
}

async function measured(limit, processes) {
  const windows = new Map();
  const org = await startSandbox({
    rateLimit: limit,
    now: () => Date.now() * speed,
    onExchange({ path, status, headers }) {
      if (!path.startsWith('/api/v1/users/')) return;
      const end = headers['X-Rate-Limit-Reset'][0];
      if (!windows.has(end)) windows.set(end, []);
      windows.get(end).push({ path, refused: status === 429 });
    },
  });
  const response = await fetch(`${org.origin}/api/v1/users?limit=${processes}`, {
    headers: { authorization: `SSWS ${org.apiKey}` },
  });
  const users = await response.json();

  const env = { ...process.env, OKTA_DOMAIN: org.origin, OKTA_API_KEY: org.apiKey, SPEED: speed };
  const children = users.map(({ id }) =>
    spawn(process.execPath, [lanes], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...env, USER: id },
    }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of children) stdin.write('go\n');
  while (windows.size <= windowsWanted) await pause(100);
  for (const child of children) child.kill();
  await org.stop();

  const whole = [...windows.values()].slice(0, windowsWanted);
  const calls = whole.flat();
  const left = whole.map((window) => ((limit - window.length) / limit) * 100);
  const shares = users.map(
    ({ id }) => (calls.filter(({ path }) => path.endsWith(id)).length / calls.length) * processes * 100,
  );
  return {
    limit,
    processes,
    calls: calls.length,
    '429s in 10 000': (calls.filter(({ refused }) => refused).length / calls.length) * 10_000,
    'use %': rounded((calls.length / (windowsWanted * limit * 0.9)) * 100),
    'smallest share %': rounded(Math.min(...shares)),
    'largest share %': rounded(Math.max(...shares)),
    'left first %': rounded(left[0]),
    'left later %': rounded(Math.min(...left.slice(1))),
  };
}

const rounded = (number) => Math.round(number * 10) / 10;
