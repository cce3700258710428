import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { categoryOf } from './hosts/node-red/editor-page.ts';
import { type Embedded, startNodeRed } from './hosts/node-red/embedded.ts';
import { connected, recipes } from './hosts/node-red/recipes.ts';
import { loadConnector } from './index.ts';
import { type Sandbox, startSandbox } from './sandbox/index.ts';

export interface StudioOptions {
  /** The port of the editor. Without one: 1880 when it is free, else any. */
  port?: number | undefined;
  /** The port of the sandbox org. Without one: any. */
  sandboxPort?: number | undefined;
  /** A file that keeps the sandbox org. Without one it is gone when the studio stops. */
  sandboxState?: string | undefined;
  /** Where flows and settings are kept. Without one they are gone when the studio stops. */
  userDir?: string | undefined;
  /** Prints nothing. */
  quiet?: boolean | undefined;
}

export interface Studio {
  /** The address of the editor, with the token that lets a person in. */
  readonly editor: string;
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** Starts a sandbox org and Node-RED with the recipes connected to it, in this process and for this machine only. */
export async function startStudio(options: StudioOptions = {}): Promise<Studio> {
  const { port, sandboxPort = 0, sandboxState: state, userDir, quiet = false } = options;
  requireNodeRed();
  const root = dirname(createRequire(import.meta.url).resolve('okta-workflow-connector/package.json'));
  const { manifest } = await loadConnector();
  const shipped = await recipes(join(root, 'examples'));
  const sandbox = await startSandbox({ port: sandboxPort, ...(state && { state }) });
  // Node-RED leaves the permissions of its files to the umask, and they hold what the person works on.
  const umask = process.umask(0o077);
  const folder = userDir ? resolve(userDir) : await mkdtemp(join(tmpdir(), 'okta-studio-'));
  const { origin: domain, apiKey } = sandbox;

  async function clean(): Promise<void> {
    await sandbox.stop();
    if (!userDir) await rm(folder, { recursive: true, force: true });
    process.umask(umask);
  }

  async function start(): Promise<Embedded> {
    await mkdir(folder, { recursive: true });
    // One that was there before may be open to others.
    await chmod(folder, 0o700);
    return startNodeRed({
      port,
      userDir: folder,
      credentialSecret: await credentialSecret(folder),
      nodes: root,
      categories: manifest.resources.map(categoryOf),
      quiet,
      // The sandbox may have another address than when the flows were saved.
      flows: (saved) => connected(saved.length > 0 ? saved : shipped, { domain, sandbox: true, apiKey }),
    });
  }

  const nodeRed = await start().catch(async (error) => {
    await clean();
    throw error;
  });

  async function stop(): Promise<void> {
    for (const signal of signals) process.off(signal, leave);
    await nodeRed.stop();
    await clean();
  }

  const leave = () => void stop().finally(() => process.exit());
  for (const signal of signals) process.once(signal, leave);

  if (!quiet) console.log(greeting(nodeRed.url, sandbox, userDir && folder));
  return { editor: nodeRed.url, sandbox, stop };
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Node-RED is an optional package, so it is named when it is missing. */
function requireNodeRed(): void {
  try {
    createRequire(import.meta.url).resolve('node-red');
  } catch (error) {
    throw new Error('The studio needs Node-RED: npm install node-red@4.1', { cause: error });
  }
}

/** The key to what Node-RED encrypts. It stays with the user directory, so that a later start can read it again. */
async function credentialSecret(userDir: string): Promise<string> {
  const file = join(userDir, 'credential-secret');
  try {
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file, 'utf8');
}

const greeting = (editor: string, { origin }: Sandbox, folder: string | undefined) => `
Okta workflow connector

  Editor       ${editor}
  Sandbox org  ${origin}
  Flows        ${folder ?? 'gone when the studio stops; keep them with --dir <folder>'}

Open the editor by just this address, which lets you in and nobody else of this machine. Press the button at the left of
"New hire". The result appears in the debug sidebar (the bug icon).
Stop with Ctrl+C.
`;
