import { once } from 'node:events';
import { type Command, Option } from 'commander';
import type { SandboxOptions } from '../sandbox/index.ts';
import type { Io } from './io.ts';
import { positive, wholeNumber } from './options.ts';

export const sandboxCommand = (program: Command, io: Io): Command =>
  program
    .command('sandbox')
    .description('Run an in-memory Okta org for testing, until Ctrl-C.')
    .option('--port <number>', 'port to listen on; 0 is any that is free', wholeNumber, 4000)
    .option('--seed <number>', 'orgs of one seed have the same users, ids and API key', wholeNumber, 1)
    .option('--users <number>', 'how many users the org starts with', positive, 60)
    .option('--groups <number>', 'minimum number of groups', wholeNumber)
    .addOption(new Option('--engine <name>', 'the identity engine of the org').choices(['oie', 'classic']))
    .option('--rate-limit <number>', 'requests per minute in each bucket, or off for no limit', rateLimit)
    .option('--state <file>', 'keep the org and all changes in this file for the next start')
    .addHelpText('after', help)
    .action((options: SandboxOptions) => sandbox(options, io));

const rateLimit = (typed: string): number | 'off' => (typed === 'off' ? typed : positive(typed));

async function sandbox(options: SandboxOptions, { stdout, stderr, signal }: Io): Promise<void> {
  const { startSandbox } = await import('../sandbox/index.ts');
  const { origin, apiKey, stop } = await startSandbox(options);
  const kept = options.state ? `${options.state} keeps all changes` : 'all changes are lost';
  stderr.write(`An in-memory Okta org runs at ${origin}. Press Ctrl-C to stop; ${kept}.\n`);
  stderr.write('To use it from another terminal, paste these lines there, then: okta-connector test\n\n');
  stdout.write(`export OKTA_DOMAIN=${origin}\nexport OKTA_API_KEY=${apiKey}\nexport OKTA_SANDBOX=true\n`);
  if (!signal.aborted) await once(signal, 'abort');
  await stop();
}

const help = `
Examples
  okta-connector sandbox
  okta-connector sandbox --port 0 --seed 7
  okta-connector sandbox --users 5000 --groups 200 --rate-limit off
  okta-connector sandbox --engine classic --state org.json

Under /sandbox/ you can reset the org, set its clock and cause faults. docs/sandbox.md lists how.`;
