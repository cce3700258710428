import { inspect } from 'node:util';
import { ConnectorError, loadConnector } from 'okta-workflow-connector';

// Runs the calls that the driver sends it, as a host would, and tells what came of each. It is killed without a word.

const { connection, road } = JSON.parse(process.env.CAMPAIGN);
const okta = await loadConnector(road);

// The time for which a loaded machine leaves this process waiting is not that of a call.
const tick = 50;
let idle = 0;
let last = performance.now();
setInterval(() => {
  const late = performance.now() - last - tick;
  if (late > tick) idle += late;
  last = performance.now();
}, tick);
const clock = () => performance.now() - idle;

process.on('message', async ({ id, action, input }) => {
  const lines = [];
  const started = clock();
  const outcome = await okta
    .run(action, { connection, input, log: (line) => lines.push(line) })
    .then((output) => ({ output }), failure);
  process.send({ id, ms: clock() - started, lines, ...outcome });
});

/** The error as data, and all that a log could show of it. */
const failure = (error) => ({
  error: {
    known: error instanceof ConnectorError,
    code: error.code,
    message: error.message,
    retryable: error.retryable,
    existingId: error.existingId,
    shown: inspect(error, { depth: 9 }) + JSON.stringify(error),
  },
});

process.send('ready');
