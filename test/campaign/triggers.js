import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { indexOf, startLog } from './log-server.js';
import { oneOf, random } from './random.js';

const minute = 60_000;

/**
 * A log of a million events, a process that polls it and is killed at each of its steps, and a count of what was handed
 * over: nothing may be lost, and nothing may come twice but where the process was killed before it kept its state.
 */
export async function triggersCampaign({ events, kills = 1000, seed, data }) {
  const dice = random(seed + 1);
  const log = await startLog({ seed, events });
  const folder = mkdtempSync(`${tmpdir()}/okta-campaign-`);
  const input = { startFrom: new Date(log.begin).toISOString() };
  const steps = [
    ...['asking', 'fetched', 'half handed over', 'handed over', 'written', 'kept'].map(
      (step) => `p: ${step}`,
    ),
    ...['fetched', 'half handed over', 'handed over', 'written', 'kept'].map((step) => `h: ${step}`),
  ];
  /** For each event: not handed over, handed over and not kept, kept. */
  const [handed, kept] = [1, 2];
  const status = new Uint8Array(events);
  const delay = new Float64Array(events);
  const counts = { doubled: 0, repeated: 0, unexplained: 0, failed: 0, gaps: 0, polls: 0, kills: 0 };
  const cost = { rest: { requests: 0, events: 0 }, burst: { requests: 0, events: 0 } };
  const killedAt = {};
  /** The events handed over and the requests of each hour of the log. */
  const hours = [];

  const started = performance.now();
  let worker = await begin();
  // The next one starts meanwhile, so that a kill costs little time.
  let successor = begin();
  let [turn, asked, more, quiet] = [0, log.now(), false, false];
  // What a million events and a thousand kills come to, spread evenly.
  const turnsExpected = (events / 3100) * 65;
  while (!quiet) {
    turn += 1;
    counts.polls += 1;
    const before = log.figures.requests;
    const hook = delivery(asked, log.now());
    asked = log.now();
    const dies = counts.kills < kills && dice() < Math.max(0.02, (1.2 * kills) / turnsExpected);
    const told = await take({ turn, now: asked, hook }, dies);
    const fresh = count(told.killed === true);
    const phase = fresh > 100 ? cost.burst : cost.rest;
    const requests = log.figures.requests - before;
    const hour = Math.floor((asked - log.begin) / (60 * minute));
    hours[hour] ??= { requests: 0, events: 0 };
    for (const part of [phase, hours[hour]]) {
      part.requests += requests;
      part.events += fresh;
    }
    if (told.failed) counts.failed += 1;
    counts.gaps += told.gaps ?? 0;
    more = told.more === true;
    quiet = log.over() && !more && !told.killed && !told.failed && fresh === 0 && counts.kills >= kills;
    if (!more && !told.killed) log.pass(minute);
  }
  for (const { child } of [worker, await successor]) child.kill();
  log.stop();
  rmSync(folder, { recursive: true });
  return report();

  async function begin() {
    const child = fork(fileURLToPath(new URL('watcher.js', import.meta.url)), {
      env: { ...process.env, CAMPAIGN: JSON.stringify({ connection: log.connection, folder, input }) },
    });
    const gone = once(child, 'exit').then(() => ({ killed: true }));
    await once(child, 'message');
    return { child, gone };
  }

  /** One turn of the worker: to its end, to the step where it is killed, or to its death at any time. */
  async function take(task, dies) {
    const exact = dies && dice() < 0.7;
    const step = oneOf(dice, task.hook.length > 0 ? steps : steps.slice(0, 6));
    const stopAt = exact ? `${task.turn}${step}` : undefined;
    const { child, gone } = worker;
    const ended = once(child, 'message');
    child.send({ ...task, stopAt });
    const timer = dies && !exact && setTimeout(() => child.kill('SIGKILL'), dice() * 25);
    const told = await Promise.race([ended.then(([message]) => message), gone]);
    if (told.at) child.kill('SIGKILL');
    // A worker that came to the end of its turn before its time dies between two turns.
    if (told.at || (dies && !exact)) {
      if (timer) child.kill('SIGKILL');
      await gone;
      clearTimeout(timer);
      counts.kills += 1;
      const where = told.at ? step : told.killed ? 'any time' : 'between polls';
      killedAt[where] = (killedAt[where] ?? 0) + 1;
      worker = await successor;
      successor = begin();
      return { ...told, killed: true };
    }
    if (told.killed) throw new Error('The worker ended by itself.');
    return told;
  }

  /** What an event hook brings of the events between two times: not all, some twice, in any order, every other hour. */
  function delivery(from, to) {
    if (Math.floor(to / (60 * minute)) % 2 === 0) return [];
    const brought = [];
    for (let index = firstAfter(from); index < events && log.happened[index] <= to; index += 1) {
      if (brought.length >= 500) break;
      if (dice() < 0.2) continue;
      brought.push(log.event(index));
      if (dice() < 0.1) brought.push(log.event(index));
    }
    return brought
      .map((event) => ({ event, place: dice() }))
      .sort((one, other) => one.place - other.place)
      .map(({ event }) => event);
  }

  function firstAfter(time) {
    let [low, high] = [0, events];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (log.happened[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Counts what was handed over since the last look, and gives back how many events were new. */
  function count(killed) {
    const keptId = idKept();
    const lines = existing(`${folder}/handed`).split('\n').slice(0, -1);
    rmSync(`${folder}/handed`, { force: true });
    let fresh = 0;
    for (const line of lines) {
      const [id, uuid] = line.split(' ');
      const index = indexOf(uuid);
      const safe = id === keptId || (id === `${turn}h` && keptId === `${turn}p`);
      if (!safe && !killed) counts.unexplained += 1;
      if (status[index] === kept) counts.doubled += 1;
      else if (status[index] === handed) counts.repeated += 1;
      else {
        fresh += 1;
        delay[index] = log.now() - log.happened[index];
      }
      if (safe) status[index] = kept;
      else status[index] ||= handed;
    }
    return fresh;
  }

  /** The hand-over that the state on the disk belongs to. It stands at the beginning of a file of up to 115 KB. */
  function idKept() {
    try {
      const file = openSync(`${folder}/state`);
      const bytes = Buffer.alloc(40);
      readSync(file, bytes, 0, 40, 0);
      closeSync(file);
      return /^\{"id":"(\w+)"/.exec(bytes.toString())?.[1];
    } catch {
      return undefined;
    }
  }

  function existing(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  }

  function report() {
    const lost = status.filter((of) => of === 0).length;
    const sorted = delay.toSorted();
    const at = (share) => `${Math.round(sorted[Math.floor(share * (events - 1))] / 1000)} s`;
    const per = ({ requests, events: of }) => `${requests} / ${of} = ${(requests / of).toPrecision(2)}`;
    console.table({
      events,
      polls: counts.polls,
      'polls that failed': counts.failed,
      requests: log.figures.requests,
      ...Object.fromEntries(Object.entries(log.figures.faults).map(([kind, of]) => [`fault: ${kind}`, of])),
      kills: counts.kills,
      ...Object.fromEntries(Object.entries(killedAt).map(([step, of]) => [`killed at ${step}`, of])),
      'repeated (killed before keeping)': counts.repeated,
      'repeated without a kill': counts.unexplained,
      'gaps told': counts.gaps,
      'event to hand-over, median': at(0.5),
      'event to hand-over, 95 %': at(0.95),
      'requests per event at rest': per(cost.rest),
      'requests per event in bursts': per(cost.burst),
      seconds: Math.round((performance.now() - started) / 1000),
      seed,
    });
    if (data) {
      const delays = Array.from(
        { length: 201 },
        (_, part) => sorted[Math.floor((part / 200) * (events - 1))],
      );
      writeFileSync(data, JSON.stringify({ delays, hours }));
    }
    console.log(`lost ${lost}, doubled ${counts.doubled}`);
    return lost + counts.doubled + counts.unexplained + counts.gaps === 0;
  }
}
