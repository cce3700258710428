import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Flow } from 'node-red';
import { categoryOf, triggersCategory } from './hosts/node-red/editor-page.ts';
import { startNodeRed } from './hosts/node-red/embedded.ts';
import { connected, recipes } from './hosts/node-red/recipes.ts';
import { openUserDir } from './hosts/node-red/user-dir.ts';
import { loadConnector } from './index.ts';
import { type Sandbox, startSandbox } from './sandbox/index.ts';

export interface StudioOptions {
  /** The port of the editor. Without one: 1880 when it is free, else any. */
  port?: number | undefined;
  /** The port of the sandbox org. Without one: any. */
  sandboxPort?: number | undefined;
  /** A file that keeps the sandbox org. Without one it is gone when the studio stops. */
  sandboxState?: string | undefined;
  /** The folder that keeps flows and settings. Without one they are gone when the studio stops. */
  userDir?: string | undefined;
  /** Is called with each error that Node-RED logs. */
  say?: ((line: string) => void) | undefined;
}

export interface Studio {
  /** The address of the editor, with the token that lets a person in. */
  readonly editor: string;
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** Starts a sandbox org and Node-RED with the recipes connected to it, in this process and for this machine only. */
export async function startStudio(options: StudioOptions = {}): Promise<Studio> {
  const { port, sandboxPort = 0, sandboxState: state, say } = options;
  requireNodeRed();
  const root = dirname(createRequire(import.meta.url).resolve('okta-workflow-connector/package.json'));
  const { manifest } = await loadConnector();
  const shipped = await recipes(join(root, 'examples'));

  const ends: (() => unknown)[] = [];
  async function stop(): Promise<void> {
    for (const end of ends.splice(0).reverse()) await end();
  }

  try {
    // Node-RED leaves the permissions of its files to the umask, and they hold what the person works on.
    const umask = process.umask(0o077);
    ends.push(() => process.umask(umask));
    const folder = options.userDir ?? (await mkdtemp(join(tmpdir(), 'okta-studio-')));
    if (!options.userDir) ends.push(() => rm(folder, { recursive: true, force: true }));
    const userDir = await openUserDir(folder);
    ends.push(userDir.release);
    const sandbox = await startSandbox({ port: sandboxPort, ...(state && { state }) });
    ends.push(sandbox.stop);
    const { origin: domain, apiKey } = sandbox;
    const nodeRed = await startNodeRed({
      port,
      userDir,
      nodes: root,
      firstTypes: firstSteps(shipped),
      categories: [triggersCategory, ...manifest.resources.map(categoryOf)],
      say,
      // The sandbox may have another address than when the flows were saved.
      flows: (saved) => connected(saved.length > 0 ? saved : shipped, { domain, sandbox: true, apiKey }),
    });
    ends.push(nodeRed.stop);
    return { editor: nodeRed.url, sandbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The types of nodes that the first recipe is made of. */
function firstSteps(shipped: Flow[]): string[] {
  const [recipe] = shipped;
  return shipped.filter(({ z, type }) => z === recipe?.id && type !== 'comment').map(({ type }) => type);
}

/** Node-RED is an optional package, so it is named when it is missing. */
function requireNodeRed(): void {
  try {
    createRequire(import.meta.url).resolve('node-red');
  } catch (error) {
    throw new Error('The studio needs Node-RED: npm install node-red@4.1', { cause: error });
  }
}
