import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Flow } from 'node-red';
import { entrance } from './entrance.ts';
import { foldingScript, orderedPalette } from './first-look.ts';
import { durableStore } from './kept.ts';
import { flowFile, type UserDir } from './user-dir.ts';

export interface EmbeddedOptions {
  /** Without one: Node-RED's usual port when it is free, else any. */
  port?: number | undefined;
  /** The folder in which Node-RED keeps flows and settings. */
  userDir: UserDir;
  /** The folder of the package whose nodes are shown. */
  nodes: string;
  /** The types of nodes that the palette shows unfolded, at the top. */
  firstTypes: string[];
  /** The headings of the palette that come next. */
  categories: string[];
  /** Is called with each error that Node-RED logs. */
  say?: ((line: string) => void) | undefined;
  /** The flows to run, made from those that the user directory holds. */
  flows(before: Flow[]): Flow[];
}

export interface Embedded {
  /** The address of the editor, with the token that lets a person in. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Node-RED in this process, for this machine only. Node-RED starts once in the life of a process. */
export async function startNodeRed(options: EmbeddedOptions): Promise<Embedded> {
  const { default: RED } = await import('node-red');
  const server = createServer();
  const port = await listen(server, options.port);

  const script = join(options.userDir.path, 'folding.js');
  await writeFile(script, foldingScript(options.categories));
  RED.init(server, settings(port, script, options));
  RED.httpAdmin.use(nodeRoot, RED.httpNode);
  const token = randomBytes(32).toString('base64url');
  const { guard, isOpenTo } = entrance(port, token);
  server.on('request', guard(RED.httpAdmin, `${nodeRoot}/okta/`));
  server.prependListener('upgrade', (request, socket) => {
    if (!isOpenTo(request)) socket.destroy();
  });

  /** Node-RED tells its editors where it is, and also when flows cannot run. */
  const runtimeEvent = (event: string) =>
    new Promise<void>((resolve) => {
      const listener = ({ id, payload }: { id: string; payload?: unknown }) => {
        if (id !== event || !payload) return;
        RED.events.off('runtime-event', listener);
        resolve();
      };
      RED.events.on('runtime-event', listener);
    });

  // Node-RED loads the flows of the user directory after its start, and runs new ones after it took them.
  const loaded = runtimeEvent('runtime-state');
  await RED.start();
  await loaded;
  const { flows } = await RED.runtime.flows.getFlows({});
  const running = runtimeEvent('runtime-deploy');
  await RED.runtime.flows.setFlows({ flows: { flows: options.flows(flows) }, deploymentType: 'full' });
  await running;

  return {
    url: `http://127.0.0.1:${port}/?token=${token}`,
    async stop() {
      await RED.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

/** Where flows serve what they serve. */
const nodeRoot = '/api';

const settings = (
  port: number,
  script: string,
  { userDir, nodes, firstTypes, categories, say = () => {} }: EmbeddedOptions,
) => ({
  uiHost: '127.0.0.1',
  uiPort: port,
  httpAdminRoot: '/',
  httpNodeRoot: nodeRoot,
  userDir: userDir.path,
  flowFile,
  credentialSecret: userDir.credentialSecret,
  nodesDir: [nodes],
  // These nodes run commands, or read, write and watch files, with the person's rights.
  nodesExcludes: ['90-exec.js', '10-file.js', '23-watch.js'],
  // Where triggers keep how far they have read. Written at once, so that a crash repeats little.
  contextStorage: {
    default: { module: 'memory' },
    [durableStore]: { module: 'localfilesystem', config: { cache: false } },
  },
  telemetry: { enabled: false, updateNotification: false },
  externalModules: {
    autoInstall: false,
    palette: { allowInstall: false, allowUpload: false },
    modules: { allowInstall: false },
  },
  functionExternalModules: false,
  editorTheme: {
    page: { title: 'Okta workflow connector', scripts: [script] },
    header: { title: 'Okta workflow connector' },
    tours: false,
    projects: { enabled: false },
    palette: orderedPalette(firstTypes, categories),
  },
  logging: { studio: { level: 'error', handler: () => (entry: LogEntry) => say(lineOf(entry)) } },
});

/** An entry in Node-RED's log. An entry from a node names the node. */
interface LogEntry {
  msg: unknown;
  type?: string;
  name?: string;
  id?: string;
}

const lineOf = ({ msg, type, name, id }: LogEntry): string =>
  type ? `[${type}:${name || id}] ${msg}` : String(msg);

async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    await bound(server, port ?? defaultPort);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    if (port !== undefined) throw new Error(`Port ${port} is taken. Choose another one.`, { cause: error });
    await bound(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

const defaultPort = 1880;

const bound = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
