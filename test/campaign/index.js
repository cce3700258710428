import { parseArgs } from 'node:util';
import { bulkCampaign } from './bulk.js';
import { callsCampaign } from './calls.js';
import { engineCampaign } from './engine.js';
import { hookCampaign } from './hook.js';
import { triggersCampaign } from './triggers.js';

// Faults, rivals and SIGKILLs, and then an independent look: was anything lost, doubled or claimed, did anybody get a second
// mail? `npm run campaign` sends calls, and in short `npm run campaign -- --seconds 20`; `npm run campaign bulk` runs a job, `npm run campaign engine` another with four workers,
// `npm run campaign triggers` polls a log, where `--data file` keeps what it measured, for its chart; and `npm run
// campaign hook` sends to an event hook.

const campaigns = {
  calls: callsCampaign,
  bulk: bulkCampaign,
  engine: engineCampaign,
  triggers: triggersCampaign,
  hook: hookCampaign,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    calls: { type: 'string', default: '20000' },
    rows: { type: 'string', default: '3000' },
    limit: { type: 'string', default: '600' },
    every: { type: 'string', default: '30' },
    events: { type: 'string', default: '1000000' },
    kills: { type: 'string' },
    deliveries: { type: 'string', default: '3000' },
    data: { type: 'string' },
    seconds: { type: 'string', default: '3600' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6)) },
  },
});
const [name = 'calls'] = positionals;
const { data, ...numbers } = values;
const options = Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Number(value)]));
console.log(`Seed ${options.seed}`);
process.exitCode = (await campaigns[name]({ ...options, data })) ? 0 : 1;
