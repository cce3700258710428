import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import okta from '@okta/okta-sdk-nodejs';
import { loadConnector } from 'okta-workflow-connector';
import { request } from 'undici';
import { measureBulk } from './bulk.js';
import { grownPackage } from './grown.js';
import { measureLimits } from './limits.js';
import { measureSandbox } from './sandbox.js';

// Compares the connector with the barest client there is and with Okta's own, in one run on one machine. The ways take
// turns, a figure is the median over the rounds, and what is held against a budget is a ratio: the machine cancels out.
// All of it, or the parts that are named: start, calls, lists, exports, sandbox, limits,
// bulk. `--data file` keeps what the parts measured, for their charts. Run `npm run build` before.

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const { execPath: node } = process;

/** Starts a server in a process of its own, and gives back what it prints first. */
async function server(...args) {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed] = await once(child.stdout, 'data');
  return { printed: String(printed), stop: () => child.kill() };
}

/** Runs a process: how long until its first output or its end, in ms, and all that it printed. */
async function timed(args, env = {}) {
  const started = performance.now();
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const output = text(child.stdout);
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  const ms = performance.now() - started;
  return { ms, output: await output };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Does every way in turn, round by round: the outcomes by way. The first rounds warm up and do not count. */
async function inTurns(ways, { rounds, warm }) {
  const outcomes = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < warm + rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const outcome = await way();
      if (round >= warm) outcomes[name].push(outcome);
    }
  }
  return outcomes;
}

/** The time of one way as a multiple of the other's: the median over the rounds. */
const ratio = (times, other) => median(times.map((ms, round) => ms / other[round]));

/** What the charts are drawn from. */
const kept = {};
const keep = (figures) => Object.assign(kept, figures);

const budgets = [];
const atMost = (what, value, most, unit = '') =>
  budgets.push({ what, value, unit, bound: `<= ${most}`, kept: value <= most });
const atLeast = (what, value, least, unit = '') =>
  budgets.push({ what, value, unit, bound: `>= ${least}`, kept: value >= least });

async function start() {
  const grown = grownPackage(150);
  await loading(grown);
  await firstCall(grown);
  grown.remove();
}

async function loading(grown) {
  const { nothing, ours } = await inTurns(
    { nothing: () => timed(['-e', '0']), ours: () => timed([grown.path('load.js')]) },
    { rounds: 11, warm: 1 },
  );
  const loads = ours.map(({ output }) => JSON.parse(output));
  const early = loads[0].scripts.filter((url) =>
    /\/(?:dist\/actions|node_modules\/(?:zod|undici))\//.test(url),
  );
  const times = { 'an empty process': nothing.map(({ ms }) => ms), ours: loads.map(({ ms }) => ms) };
  report('Load the connector with 150 actions', times);
  atMost(
    'Load with 150 actions: ours / an empty process',
    ratio(times.ours, times['an empty process']),
    0.2,
    '×',
  );
  atMost('  modules of actions, zod and undici loaded with it', early.length, 0);
}

async function firstCall(grown) {
  const sandbox = await server(path('../../dist/connector/cli/index.js'), 'sandbox', '--port', '0');
  const env = Object.fromEntries(
    [...sandbox.printed.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, ...pair]) => pair),
  );
  const connection = { domain: env.OKTA_DOMAIN, apiKey: env.OKTA_API_KEY, sandbox: true };
  const { users } = await (await loadConnector()).run('list_users', { connection, input: { limit: 1 } });
  const job = { ...env, USER: users[0].id };
  const { nothing, ours, sdk } = await inTurns(
    {
      nothing: () => timed(['-e', '0']),
      ours: () => timed([grown.path('first-call.js')], job),
      sdk: () => timed([path('first-call-sdk.js')], job),
    },
    { rounds: 9, warm: 1 },
  );
  sandbox.stop();
  const [least, own, theirs] = [nothing, ours, sdk].map((runs) => median(runs.map(({ ms }) => ms)));
  const memory = (runs) => Math.max(...runs.map(({ output }) => Number(output.split('\n')[1]) / 1024));
  atLeast("First call with 150 actions: Okta's SDK / ours", (theirs - least) / (own - least), 5, '×');
  atMost('  most memory, ours', memory(ours), 75, 'MB');
  console.log(
    `First call with 150 actions, over the ${least.toFixed(0)} ms of an empty process: ours ${(own - least).toFixed(0)} ms, ` +
      `SDK ${(theirs - least).toFixed(0)} ms; memory: ours ${memory(ours).toFixed(0)} MB, SDK ${memory(sdk).toFixed(0)} MB`,
  );
}

/** The three clients, in this process, against a server that is faster than they are. */
async function clients() {
  const { printed, stop } = await server(path('org.js'), '20000');
  const origin = printed.trim();
  const connector = await loadConnector();
  // As long as Okta's own keys: every answer is searched for the key, and a short one takes longer to find.
  const apiKey = '00aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd';
  const connection = { domain: origin, apiKey, sandbox: true };
  const sdk = new okta.Client({ orgUrl: origin, token: apiKey, testing: { disableHttpsCheck: true } });
  const headers = { accept: 'application/json', authorization: `SSWS ${apiKey}` };
  const raw = async (url) => {
    const response = await request(url, { headers });
    return { json: JSON.parse(await response.body.text()), link: response.headers.link };
  };
  return { origin, connector, connection, sdk, raw, stop };
}

async function calls() {
  const { origin, connector, connection, raw, stop } = await clients();
  const userId = '00u1';
  const each = (call) => async () => {
    const started = performance.now();
    for (let time = 0; time < 300; time += 1) await call();
    return (performance.now() - started) / 300;
  };
  const times = await inTurns(
    {
      raw: each(() => raw(`${origin}/api/v1/users/${userId}`)),
      ours: each(() => connector.run('get_user', { connection, input: { userId } })),
    },
    { rounds: 31, warm: 10 },
  );
  stop();
  report('A call', times);
  atMost('A call: ours / raw', ratio(times.ours, times.raw), 1.25, '×');
}

async function lists() {
  const { origin, connector, connection, sdk, raw, stop } = await clients();
  const timedList = (list) => async () => {
    // The garbage of one way must not be collected on the time of the next.
    globalThis.gc();
    const started = performance.now();
    const found = await list();
    if (found !== 20_000) throw new Error(`Listed ${found} users`);
    return performance.now() - started;
  };
  const times = await inTurns(
    {
      raw: timedList(async () => {
        const users = [];
        for (let url = `${origin}/api/v1/users?limit=200`; url; ) {
          const { json, link } = await raw(url);
          users.push(...json);
          url = /<([^>]+)>; rel="next"/.exec([link].flat().join())?.[1];
        }
        return users.length;
      }),
      ours: timedList(async () => {
        const users = [];
        for await (const page of connector.pages('list_users', { connection })) users.push(...page.users);
        return users.length;
      }),
      sdk: timedList(async () => {
        const users = [];
        const collection = await sdk.userApi.listUsers({ limit: 200 });
        await collection.each((user) => void users.push(user));
        return users.length;
      }),
    },
    { rounds: 9, warm: 2 },
  );
  stop();
  report('20 000 users', times);
  atMost('20 000 users: ours / raw', ratio(times.ours, times.raw), 1.15, '×');
}

/** An export from a thousand users to a million: memory and time, in four ways. */
async function exports() {
  const rows = [];
  for (const size of [1000, 10_000, 100_000, 1_000_000]) {
    const { printed, stop } = await server(path('org.js'), String(size));
    for (const way of ['ours', 'raw', 'sdk', 'array']) {
      const { output } = await timed(['--max-old-space-size=8192', path('export.js')], {
        OKTA_DOMAIN: printed.trim(),
        WAY: way,
      });
      const [found, memory, ms] = output.split('\n').map(Number);
      if (found !== size) throw new Error(`${way} exported ${found} of ${size} users`);
      rows.push({
        size,
        way,
        'MB at most': Math.round(memory / 1024),
        'µs a user': Math.round((ms / size) * 1000),
      });
    }
    stop();
  }
  console.table(rows);
  keep({ exports: rows });
  const of = (size, way, figure) => rows.find((row) => row.size === size && row.way === way)[figure];
  atMost('A million users, exported: most memory', of(1_000_000, 'ours', 'MB at most'), 150, 'MB');
  atMost(
    '  a user of a million / a user of ten thousand',
    of(1_000_000, 'ours', 'µs a user') / of(10_000, 'ours', 'µs a user'),
    1.2,
    '×',
  );
}

function report(what, times) {
  const figures = Object.entries(times).map(([name, list]) => `${name} ${median(list).toPrecision(3)} ms`);
  console.log(`${what}: ${figures.join(', ')}`);
}

const sandbox = () => measureSandbox({ atMost, median });
const limits = () => measureLimits({ atMost, atLeast, keep });

const bulk = () => measureBulk({ atMost, atLeast, keep });

const parts = { start, calls, lists, exports, sandbox, limits, bulk };
const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
});
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]();

if (values.data) writeFileSync(values.data, JSON.stringify(kept));
console.log();
for (const { what, value, unit, bound, kept: isKept } of budgets) {
  console.log(
    `${isKept ? 'kept  ' : 'BROKEN'} ${what.padEnd(56)} ${`${value.toFixed(2)} ${unit}`.padStart(10)}  ${bound}`,
  );
}
process.exitCode = budgets.every(({ kept }) => kept) ? 0 : 1;
