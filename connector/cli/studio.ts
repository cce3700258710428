import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { useProxies } from '../proxy.ts';
import type { Studio } from '../studio.ts';
import { dataFolder } from './data-folder.ts';
import type { Io } from './io.ts';
import { wholeNumber } from './options.ts';

export const studioCommand = (program: Command, io: Io): Command =>
  program
    .command('studio')
    .description('Run the low-code editor with a sandbox org, until Ctrl-C.')
    .option('--port <number>', 'port of the editor; 1880 without it, or any that is free', wholeNumber)
    .option('--dir <folder>', 'keep the flows and the sandbox org in this folder', dataFolder(io.env))
    .option('--state <file>', 'keep the sandbox org in this file instead')
    .addOption(
      new Option('--temporary', 'forget everything when the studio stops').conflicts(['dir', 'state']),
    )
    .addHelpText('after', help)
    .action((options: StudioFlags) => studio(options, io));

interface StudioFlags {
  port?: number;
  dir: string;
  state?: string;
  temporary?: true;
}

async function studio({ port, dir, state, temporary }: StudioFlags, io: Io): Promise<void> {
  const { env, stdout, stderr, signal } = io;
  await useProxies(env);
  const { startStudio } = await import('../studio.ts');
  const folder = temporary ? undefined : resolve(dir);
  const org = state ? resolve(state) : folder && join(folder, 'org.json');
  const say = (line: string) => void stderr.write(`${line}\n`);
  const running = await startStudio({ port, userDir: folder, sandboxState: org, say });
  stdout.write(greeting(running, folder, org));
  if (!signal.aborted) await once(signal, 'abort');
  await running.stop();
}

const greeting = ({ editor, sandbox }: Studio, flows: string | undefined, org: string | undefined) => `
Okta workflow connector

  Editor       ${editor}
  Sandbox org  ${sandbox.origin}, ${kept(org)}
  Flows        ${kept(flows)}

Open exactly this address: its token lets you in and keeps other users of the machine out. Press the button at the left of
"New hire". The result appears in the debug sidebar (the bug icon).
Press Ctrl-C to stop.
`;

const kept = (place: string | undefined) => (place ? `kept in ${place}` : 'gone when the studio stops');

const help = `
Examples
  okta-connector studio
  okta-connector studio --temporary
  okta-connector studio --dir flows --state org.json`;
