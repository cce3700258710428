import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { loadConnector } from 'okta-workflow-connector';

// Polls a trigger as a host does: fetches, hands over to a file, keeps the state by a rename. The driver kills it at
// the step that it names, or at any time.

const { connection, folder, input } = JSON.parse(process.env.CAMPAIGN);
const [handed, kept] = [`${folder}/handed`, `${folder}/state`];
let clock = 0;
let stopAt;

const okta = await loadConnector({ now: () => clock, sleep });

/** Waits by the clock of the log, which goes on by this. */
async function sleep(ms) {
  const response = await fetch(`${connection.domain}/clock?advance=${Math.ceil(ms)}`);
  clock = Number(await response.text());
}

/** Where this is the step to die at, it says so and waits for the end. */
async function step(name) {
  if (name !== stopAt) return;
  process.send({ at: name });
  await new Promise(() => {});
}

async function pass(id, { events, state }) {
  await step(`${id}: fetched`);
  const lines = events.map(({ uuid }) => `${id} ${uuid}\n`);
  const half = lines.length >> 1;
  appendFileSync(handed, lines.slice(0, half).join(''));
  await step(`${id}: half handed over`);
  appendFileSync(handed, lines.slice(half).join(''));
  await step(`${id}: handed over`);
  writeFileSync(`${kept}.new`, JSON.stringify({ id, state }));
  await step(`${id}: written`);
  renameSync(`${kept}.new`, kept);
  await step(`${id}: kept`);
  return state;
}

process.on('message', async ({ turn, now, hook, ...told }) => {
  clock = now;
  stopAt = told.stopAt;
  let state = stateKept();
  try {
    if (state && hook.length > 0) {
      state = await pass(`${turn}h`, await okta.deliver('new_events', { input, state, events: hook }));
    }
    await step(`${turn}p: asking`);
    const polled = await okta.poll('new_events', { connection, input, state });
    await pass(`${turn}p`, polled);
    process.send({ more: polled.more, gaps: polled.gaps.length });
  } catch (error) {
    process.send({ failed: error.code ?? error.message });
  }
});

function stateKept() {
  try {
    return JSON.parse(readFileSync(kept, 'utf8')).state;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

process.send('ready');
