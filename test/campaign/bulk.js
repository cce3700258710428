import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSandbox } from 'okta-workflow-connector/sandbox';
import { lookFor, writePeople } from './people.js';
import { random } from './random.js';

// One job that creates users from a file, killed with SIGKILL again and again and started again with the same report:
// does each user exist once, was each created once, and does the report say so of every row?

const command = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));
const clock = new URL('shifted-clock.js', import.meta.url).href;

/** Between two starts the log has the time to show what the killed one did. */
const pauseBetween = 16 * 60_000;

export async function bulkCampaign({ rows, kills = 40, seed }) {
  const dice = random(seed);
  const folder = mkdtempSync(join(tmpdir(), 'okta-bulk-'));
  const [input, report] = [join(folder, 'people.csv'), join(folder, 'report.ndjson')];
  const logins = writePeople(input, rows);
  let shift = 0;
  const org = await startSandbox({ rateLimit: 'off', now: () => Date.now() + shift });
  let [killed, starts] = [0, 0];
  for (;;) {
    starts += 1;
    const job = spawn(
      process.execPath,
      ['--import', clock, command, 'bulk', 'create_user', '--input', input, '--report', report],
      {
        stdio: 'ignore',
        env: {
          ...process.env,
          OKTA_DOMAIN: org.origin,
          OKTA_API_KEY: org.apiKey,
          OKTA_SANDBOX: 'true',
          CLOCK_SHIFT: shift,
        },
      },
    );
    const ended = once(job, 'exit');
    if (killed < kills) {
      // From before its first call to some hundred rows later.
      await Promise.race([ended, pause(150 + dice() * 250)]);
      if (job.kill('SIGKILL')) killed += 1;
    }
    const [code] = await ended;
    shift += pauseBetween;
    if (code === 0) break;
    if (starts > kills + 5) throw new Error('The job does not come to an end.');
  }

  const ends = readFileSync(report, 'utf8')
    .split('\n')
    .flatMap((line) => (line.includes('"ok":true') ? [JSON.parse(line)] : []));
  const seen = await lookFor(org, logins);
  await org.stop();
  rmSync(folder, { recursive: true });
  const figures = {
    seed,
    rows,
    SIGKILLs: killed,
    starts,
    'found in the log': ends.filter(({ note }) => note).length,
    ...seen,
    'rows not told as done': rows - new Set(ends.map(({ line }) => line)).size,
  };
  console.table(figures);
  return figures.lost + figures['created twice'] + figures['rows not told as done'] === 0;
}
