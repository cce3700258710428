import { parseArgs } from 'node:util';
import { drive } from './drive.js';
import { verdict } from './verdict.js';

// Thousands of calls under faults, with rivals and SIGKILLs, and then an independent look at the org: was anything lost,
// doubled or claimed, did anybody get a second mail? `npm run campaign`, or in short `npm run campaign -- --seconds 20`.

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  },
});
const seed = Number(values.seed);
const rounds = [1, 4];
const road = { budget: 5000, concurrency: 32 };

console.log(`Seed ${seed}`);
const reports = {};
for (const processes of rounds) {
  const most = Number(values.calls) / rounds.length;
  const longest = (Number(values.seconds) * 1000) / rounds.length;
  const driven = await drive({
    seed,
    processes,
    road,
    until: (count, ms) => count >= most || ms > longest,
  });
  const { found, ...figures } = await verdict(driven, road);
  driven.org.stop();
  reports[`${processes} process${processes > 1 ? 'es' : ''}`] = { ...figuresOf(driven), ...figures, found };
}

/** Counts of what happened, so that a clean verdict can be seen not to be an empty one. */
function figuresOf({ records, kills }) {
  const errors = records.flatMap(({ error }) => (error ? [error.code] : []));
  return {
    calls: records.length,
    actions: new Set(records.map(({ action }) => action)).size,
    done: records.filter(({ output }) => output).length,
    failed: errors.length,
    'of these CONFLICT': errors.filter((code) => code === 'CONFLICT').length,
    SIGKILLs: kills,
    'calls cut by them': records.filter(({ killed }) => killed).length,
  };
}

const wrong = Object.entries(reports).flatMap(([round, { found }]) =>
  Object.entries(found).flatMap(([kind, words]) => words.map((word) => `${round}, ${kind}: ${word}`)),
);
const rows = Object.keys(Object.values(reports)[0]).filter((key) => key !== 'found');
console.table(
  Object.fromEntries([
    ...rows.map((row) => [row, column(({ [row]: value }) => Math.round(value))]),
    ...Object.keys(Object.values(reports)[0].found).map((kind) => [
      kind,
      column(({ found }) => found[kind].length),
    ]),
  ]),
);
for (const words of wrong.slice(0, 40)) console.log(words);
process.exitCode = wrong.length > 0 ? 1 : 0;

function column(value) {
  return Object.fromEntries(Object.entries(reports).map(([round, report]) => [round, value(report)]));
}
