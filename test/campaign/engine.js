import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from 'okta-workflow-connector/sandbox';
import { startPostgres } from '../postgres.js';
import { lookFor, writePeople } from './people.js';
import { random } from './random.js';

// One job that creates users, by four workers that share one key and a database. One of them is killed with SIGKILL every
// so many seconds, and a new one begins. Does each user exist once, was each created once, how many calls were refused, and
// how long did it take beside what the limit allows?

const command = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));

export async function engineCampaign({ rows, limit, every, workers = 4, seed }) {
  const dice = random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'okta-engine-'));
  const [input, report] = [join(folder, 'people.csv'), join(folder, 'report.ndjson')];
  const logins = writePeople(input, rows);
  const postgres = await startPostgres('jobs');
  let [calls, refused, shift] = [0, 0, 0];
  const org = await startSandbox({
    rateLimit: limit,
    now: () => Date.now() + shift,
    onExchange({ status }) {
      calls += 1;
      if (status === 429) refused += 1;
    },
  });
  const env = { ...process.env, OKTA_DOMAIN: org.origin, OKTA_API_KEY: org.apiKey, OKTA_SANDBOX: 'true' };
  const start = (...args) =>
    spawn(process.execPath, ['--no-deprecation', command, ...args, '--engine', postgres.url], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const staff = Array.from({ length: workers }, () => start('worker', '--log-delay', '2'));
  const began = Date.now();
  const job = start('bulk', 'create_user', '--input', input, '--report', report);
  const ended = once(job, 'exit');
  let killed = 0;
  for (;;) {
    const code = await Promise.race([ended, pause(every * 1000)]);
    if (code) break;
    const at = Math.floor(dice() * workers);
    const gone = once(staff[at], 'exit');
    staff[at].kill('SIGKILL');
    await gone;
    killed += 1;
    staff[at] = start('worker', '--log-delay', '2');
  }
  const took = Date.now() - began;
  const made = { calls, refused };
  for (const worker of staff) worker.kill('SIGKILL');

  const told = readFileSync(report, 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes('"ok":true') ? [JSON.parse(line)] : []));
  // The last look falls into a window of its own.
  shift = 120_000;
  const seen = await lookFor(org, logins);
  await org.stop();
  postgres.stop();
  rmSync(folder, { recursive: true });
  // Nine tenths of each window may be used, and the first begins with the job.
  const allowed = Math.floor(rows / (limit * 0.9)) * 61_000;
  const figures = {
    seed,
    rows,
    workers,
    SIGKILLs: killed,
    'found in the log': told.filter(({ note }) => note).length,
    ...seen,
    'rows not told as done': rows - new Set(told.map(({ line }) => line)).size,
    calls: made.calls,
    'refused by the limit': made.refused,
    'seconds taken': Math.round(took / 1000),
    'seconds that the limit asks': Math.round(allowed / 1000),
  };
  console.table(figures);
  const wrong = figures.lost + figures['created twice'] + figures['rows not told as done'];
  return wrong === 0 && made.refused <= made.calls / 1000;
}
