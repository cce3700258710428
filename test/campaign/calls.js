import { drive } from './drive.js';
import { verdict } from './verdict.js';

const rounds = [1, 4];
const road = { budget: 5000, concurrency: 32 };

/** Thousands of calls under faults, with rivals and SIGKILLs, and then an independent look at the org. */
export async function callsCampaign({ calls, seconds, seed }) {
  const reports = {};
  for (const processes of rounds) {
    const most = calls / rounds.length;
    const longest = (seconds * 1000) / rounds.length;
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
  return wrong.length === 0;

  function column(value) {
    return Object.fromEntries(Object.entries(reports).map(([round, report]) => [round, value(report)]));
  }
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
