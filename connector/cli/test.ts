import type { Command } from 'commander';
import { loadConnector } from '../index.ts';
import { type Connecting, connected, connecting, connectionHelp } from './connection.ts';
import type { Io } from './io.ts';
import { asJson } from './json.ts';

export const testCommand = (program: Command, io: Io): Command =>
  connecting(program.command('test'))
    .description('Test the connection and say what is wrong with it.')
    .addHelpText('after', help)
    .action((options: Connecting) => test(options, io));

async function test(options: Connecting, io: Io): Promise<void> {
  const { signal } = io;
  const okta = await loadConnector();
  const outcome = await connected(options, io, (connection) => okta.testConnection(connection, { signal }));
  io.stdout.write(asJson(outcome));
}

const help = `
Examples
  OKTA_DOMAIN=acme.okta.com OKTA_API_KEY=... okta-connector test
  okta-connector test --connection okta.json
${connectionHelp}`;
