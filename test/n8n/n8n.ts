import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Installed, installed } from './installed.ts';

/** The package that `npm run build:n8n` makes. */
export const packageFolder = fileURLToPath(new URL('../../dist/hosts/n8n', import.meta.url));

export const owner = { email: 'owner@example.com', password: 'Owner-Pass-1' };

/** A running n8n. */
export interface N8n {
  origin: string;
  folder: string;
  process: ChildProcess;
  /** Everything that it has written so far. */
  log(): string;
  /** n8n's own API, signed in as its owner. */
  rest: Rest;
  /** The JSON at an address of n8n's. */
  page(path: string): Promise<Body>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export type Rest = <T = Body>(method: string, path: string, body?: unknown) => Promise<T>;

// biome-ignore lint/suspicious/noExplicitAny: whatever n8n answers.
export type Body = any;

interface Options {
  /** An earlier n8n's folder, to go on with what it had. */
  folder?: string;
  env?: Record<string, string>;
  args?: string[];
  /** Whether our package is there from the start. */
  hasPackage?: boolean;
}

/** Starts n8n with our package, as n8n's own installer puts it down. */
export async function startN8n({
  folder = mkdtempSync(join(tmpdir(), 'okta-n8n-')),
  env = {},
  args = ['start'],
  hasPackage = true,
}: Options = {}): Promise<N8n> {
  const programs = installed();
  if (hasPackage) install(folder);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const log = join(folder, 'n8n.log');
  const out = openSync(log, 'a');
  const child = spawn(programs.node, [programs.n8n, ...args], {
    env: { ...(await quiet(programs, folder, port)), ...env },
    stdio: ['ignore', out, out],
  });
  const n8n: N8n = {
    origin,
    folder,
    process: child,
    log: () => readFileSync(log, 'utf8'),
    rest: () => Promise.reject(new Error('n8n is not ready yet.')),
    page: (path) => n8n.rest('GET', `..${path}`),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill(signal);
        const killing = setTimeout(() => child.kill('SIGKILL'), 15_000);
        await ended;
        clearTimeout(killing);
      }
      // One that is killed goes on in its folder.
      if (signal === 'SIGTERM') rmSync(folder, { recursive: true, force: true });
    },
  };
  process.once('exit', () => child.kill('SIGKILL'));
  await until(`${args[0]} of n8n to be ready`, async () => {
    if (child.exitCode !== null) throw new Stopped(n8n.log().slice(-3000));
    return (await fetch(`${origin}/healthz/readiness`)).status === 200;
  });
  if (args[0] === 'start') n8n.rest = await signedIn(origin);
  return n8n;
}

class Stopped extends Error {}

/**
 * Starts a killed n8n again, in its folder. While it looks at what was under way, n8n 2.41.1 ends by itself if an execution had
 * been put down and not begun. Whatever keeps an n8n running starts it once more, and so does this.
 */
export async function startAgain({ folder }: N8n, env: Record<string, string>): Promise<N8n> {
  for (let start = 1; ; start += 1) {
    try {
      return await startN8n({ env, folder });
    } catch (error) {
      if (!(error instanceof Stopped) || start === 3) throw error;
    }
  }
}

function install(folder: string): void {
  const nodes = join(folder, '.n8n/nodes/node_modules');
  mkdirSync(nodes, { recursive: true });
  const place = join(nodes, 'n8n-nodes-okta-workflow');
  rmSync(place, { recursive: true, force: true });
  symlinkSync(packageFolder, place);
}

/** An n8n that asks nobody else for anything, and has an owner from the start. */
async function quiet(
  { node, modules }: Installed,
  folder: string,
  port: number,
): Promise<Record<string, string>> {
  const off = [
    ...[
      'DIAGNOSTICS',
      'VERSION_NOTIFICATIONS',
      'VERSION_NOTIFICATIONS_WHATS_NEW',
      'TEMPLATES',
      'DYNAMIC_BANNERS',
    ],
    ...['HIRING_BANNER', 'PERSONALIZATION', 'LICENSE_AUTO_RENEW', 'VERIFIED_PACKAGES', 'AI'],
  ];
  return {
    PATH: `${dirname(node)}:${process.env['PATH']}`,
    HOME: folder,
    NODE_ENV: 'production',
    TZ: 'UTC',
    GENERIC_TIMEZONE: 'UTC',
    N8N_USER_FOLDER: folder,
    N8N_PORT: String(port),
    QUEUE_HEALTH_CHECK_PORT: String(port),
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    N8N_SECURE_COOKIE: 'false',
    N8N_ENCRYPTION_KEY: 'the-encryption-key-of-the-tests',
    N8N_RUNNERS_BROKER_PORT: String(await freePort()),
    N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
    N8N_INSTANCE_OWNER_EMAIL: owner.email,
    N8N_INSTANCE_OWNER_FIRST_NAME: 'Test',
    N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
    N8N_INSTANCE_OWNER_PASSWORD_HASH: hash(node, modules),
    ...Object.fromEntries(off.map((name) => [`N8N_${name}_ENABLED`, 'false'])),
  };
}

/** The hash of the owner's password, by n8n's own library. */
function hash(node: string, modules: string): string {
  const script = `process.stdout.write(require('bcryptjs').hashSync(${JSON.stringify(owner.password)}, 10))`;
  return execFileSync(node, ['-e', script], { cwd: join(modules, 'n8n'), encoding: 'utf8' });
}

async function signedIn(origin: string): Promise<Rest> {
  let cookie = '';
  const rest: Rest = async (method, path, body) => {
    const response = await fetch(path.startsWith('..') ? origin + path.slice(2) : `${origin}/rest${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie, 'browser-id': 'tests' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      if (set.startsWith('n8n-auth=')) cookie = set.split(';')[0] ?? '';
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    const answer = JSON.parse(text);
    return answer.data ?? answer;
  };
  await until('the sign-in', async () => {
    await rest('POST', '/login', { emailOrLdapLoginId: owner.email, password: owner.password });
    return true;
  });
  return rest;
}

/** Waits until something is so. n8n tells of none of these moments. */
export async function until<T>(
  what: string,
  look: () => Promise<T | false | undefined>,
  patience = 180_000,
): Promise<T> {
  const end = Date.now() + patience;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      if (error instanceof Stopped) throw error;
      last = error;
    }
    await pause(100);
  }
  throw new Error(`Waited in vain for ${what}.`, { cause: last });
}

/** A port that nothing uses. 5679 and its like belong to n8n's task runners. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
