import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Flow } from 'node-red';

export interface EmbeddedOptions {
  /** Without one: Node-RED's usual port when it is free, else any. */
  port?: number | undefined;
  /** Where Node-RED keeps flows and settings. */
  userDir: string;
  /** Encrypts the keys of the connections. */
  credentialSecret: string;
  /** The folder of the package whose nodes are shown. */
  nodes: string;
  /** The headings of the palette that come first. */
  categories: string[];
  quiet: boolean;
  /** The flows to run, made from those that the user directory holds. */
  flows(before: Flow[]): Flow[];
}

export interface Embedded {
  /** The address of the editor. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts Node-RED in this process, for this machine only. Node-RED starts once in the life of a process. */
export async function startNodeRed(options: EmbeddedOptions): Promise<Embedded> {
  const { default: RED } = await import('node-red');
  const server = createServer();
  const port = await listen(server, options.port);

  RED.init(server, settings(port, options));
  RED.httpAdmin.use('/api', RED.httpNode);
  server.on('request', (request, response) => {
    if (fromHere(request, port)) RED.httpAdmin(request, response);
    else response.writeHead(403).end('This editor is for this machine only.');
  });
  server.prependListener('upgrade', (request, socket) => {
    if (!fromHere(request, port)) socket.destroy();
  });

  /** Node-RED tells its editors where it is, and also when flows cannot run. */
  const told = (event: string) =>
    new Promise<void>((resolve) => {
      const listener = ({ id, payload }: { id: string; payload?: unknown }) => {
        if (id !== event || !payload) return;
        RED.events.off('runtime-event', listener);
        resolve();
      };
      RED.events.on('runtime-event', listener);
    });

  // Node-RED loads the flows of the user directory after its start, and runs new ones after it took them.
  const loaded = told('runtime-state');
  await RED.start();
  await loaded;
  const { flows } = await RED.runtime.flows.getFlows({});
  const running = told('runtime-deploy');
  await RED.runtime.flows.setFlows({ flows: { flows: options.flows(flows) }, deploymentType: 'full' });
  await running;

  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await RED.stop();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const settings = (
  port: number,
  { userDir, credentialSecret, nodes, categories, quiet }: EmbeddedOptions,
) => ({
  uiHost: '127.0.0.1',
  uiPort: port,
  httpAdminRoot: '/',
  httpNodeRoot: '/api',
  userDir,
  flowFile: 'flows.json',
  credentialSecret,
  nodesDir: [nodes],
  telemetry: { enabled: false, updateNotification: false },
  externalModules: {
    autoInstall: false,
    palette: { allowInstall: false, allowUpload: false },
    modules: { allowInstall: false },
  },
  functionExternalModules: false,
  editorTheme: {
    page: { title: 'Okta workflow connector' },
    header: { title: 'Okta workflow connector' },
    tours: false,
    projects: { enabled: false },
    palette: { categories },
  },
  logging: { console: { level: quiet ? 'off' : 'error', metrics: false, audit: false } },
});

/**
 * Node-RED answers pages of every origin, and this editor has no sign-in: any page that the person visits could deploy a
 * flow. So only what is addressed to this machine by its own name, and comes from the editor itself, is let in.
 */
function fromHere({ headers: { host, origin } }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return hosts.includes(host ?? '') && (origin === undefined || origin === `http://${host}`);
}

async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    await bound(server, port ?? usualPort);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    if (port !== undefined) throw new Error(`Port ${port} is taken. Choose another one.`, { cause: error });
    await bound(server, 0);
  }
  return (server.address() as AddressInfo).port;
}

const usualPort = 1880;

const bound = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
