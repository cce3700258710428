import type { Command } from 'commander';
import { useProxies } from '../proxy.ts';
import type { Io } from './io.ts';
import { wholeNumber } from './options.ts';

export const studioCommand = (program: Command, io: Io): Command =>
  program
    .command('studio')
    .description('Run the low-code editor with a sandbox org, until Ctrl-C.')
    .option('--port <number>', 'port of the editor; 1880 without it, or any that is free', wholeNumber)
    .option('--dir <folder>', 'keep the flows in this folder')
    .option('--state <file>', 'keep the sandbox org in this file')
    .addHelpText('after', help)
    .action((options: StudioOptions) => studio(options, io));

interface StudioOptions {
  port?: number;
  dir?: string;
  state?: string;
}

/** The studio says where it is, and stops by itself on Ctrl-C. */
async function studio({ port, dir, state }: StudioOptions, { env }: Io): Promise<void> {
  await useProxies(env);
  const { startStudio } = await import('../studio.ts');
  await startStudio({ port, userDir: dir, sandboxState: state });
}

const help = `
Examples
  okta-connector studio
  okta-connector studio --dir flows --state org.json`;
