import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { faults } from './faults.js';
import { life } from './life.js';
import { startOrg } from './org.js';
import { oneOf, random } from './random.js';

/** Calls under way at once, over all processes. */
const lanes = 32;
/** After so many calls one of the workers is killed. */
const killEvery = 400;

const path = (file) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Sends calls through one or several worker processes to an org where things go wrong, kills workers on the way, and
 * gives back each call with what was told of it. `until` says after how many, and how many milliseconds, there were enough.
 */
export async function drive({ seed, processes, road, until }) {
  const dice = random(seed);
  const org = await startOrg(seed % 1000);
  const { connection } = org;
  const rival = fork(path('rival.js'), { env: { ...process.env, CAMPAIGN: JSON.stringify(connection) } });
  const workers = Array.from({ length: processes }, () => worker({ connection, road }));
  await Promise.all(workers.map(({ ready }) => ready()));
  for (const fault of faults) {
    await org.ask('/sandbox/faults', { method: 'POST', body: fault });
  }

  const records = [];
  const started = Date.now();
  let kills = 0;
  const lives = Array.from({ length: lanes }, (_, lane) => life(random(seed + lane), `${processes}-${lane}`));
  await Promise.all(
    lives.map(async (own, lane) => {
      // The first calls are creations with a password, which costs the org the most.
      await pause(100 * lane);
      while (!until(records.length, Date.now() - started)) {
        const call = own.next();
        if (call.rival && dice() < 0.3) compete(call.rival);
        const began = Date.now();
        const outcome = await workers[lane % processes].run(call);
        const untrue = outcome.output && call.untrue?.(outcome.output);
        records.push({ ...call, ...outcome, untrue, began, ended: Date.now() });
        own.learn(call, outcome);
        if (records.length % killEvery === 0) {
          kills += 1;
          await oneOf(dice, workers).kill();
        }
        // The System Log tells calls apart by milliseconds.
        await pause(2);
      }
    }),
  );

  for (const { end } of workers) end();
  rival.kill();
  await org.ask('/sandbox/faults', { method: 'DELETE' });
  return { org, records, lives, kills, printed: workers.map(({ printed }) => printed()).join('') };

  function compete({ path: to, same, other }) {
    rival.send({ path: to, body: dice() < 0.5 ? same : other, delay: dice() * 30 });
  }
}

/** A worker process that begins anew whenever it ends. What was under way is then neither told nor known. */
function worker({ connection, road }) {
  const env = { ...process.env, CAMPAIGN: JSON.stringify({ connection, road }) };
  let printed = '';
  let count = 0;
  let over = false;
  let waiting = new Map();
  let child;
  let ready;

  function begin() {
    child = fork(path('worker.js'), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        printed += text;
      });
    }
    ready = once(child, 'message');
    child.on('message', ({ id, ...outcome }) => {
      waiting.get(id)?.(outcome);
      waiting.delete(id);
    });
    child.once('exit', async () => {
      if (over) return;
      const cut = waiting;
      waiting = new Map();
      begin();
      // Requests that the killed process had sent reach the org before its successor is there.
      await ready;
      for (const resolve of cut.values()) resolve({ killed: true });
    });
  }

  begin();
  return {
    ready: () => ready,
    printed: () => printed,
    async run({ action, input }) {
      await ready;
      return new Promise((resolve) => {
        waiting.set(++count, resolve);
        // Answers that no longer reach a process that was killed are cut off with the rest.
        child.send({ id: count, action, input }, () => {});
      });
    },
    async kill() {
      await ready;
      child.kill('SIGKILL');
    },
    end() {
      over = true;
      child.kill();
    },
  };
}
