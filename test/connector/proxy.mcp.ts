import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

// An org that is reached through a proxy alone, which looks into encrypted traffic as companies' proxies do: its
// certificate is known by NODE_EXTRA_CA_CERTS, and its name to no name server.

const cli = fileURLToPath(new URL('../../dist/connector/cli/index.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'okta-proxy-'));
const certificate = join(folder, 'certificate.pem');
const password = 'Proxy-Pass-9';
const login = `Basic ${Buffer.from(`ada:${password}`).toString('base64')}`;

let org: Server;
let proxy: Server;
let asked: string[] = [];

beforeAll(async () => {
  const key = join(folder, 'key.pem');
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
      .concat('-keyout', key, '-out', certificate, '-subj', '/CN=acme.okta.com')
      .concat('-addext', 'subjectAltName=DNS:acme.okta.com'),
    { stdio: 'ignore' },
  );
  const user = { id: '00u1', status: 'ACTIVE' };
  org = createTlsServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (_, answer) => {
    answer.setHeader('content-type', 'application/json').end(JSON.stringify(user));
  });
  proxy = createServer();
  proxy.on('connect', ({ url = '', headers }, client) => {
    asked.push(url);
    if (headers['proxy-authorization'] !== login) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const there = connect(portOf(org), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(client).pipe(there);
    });
    there.on('error', () => client.destroy());
    client.on('error', () => there.destroy());
  });
  for (const server of [org, proxy]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
});

beforeEach(() => {
  asked = [];
});

afterAll(() => {
  for (const server of [org, proxy]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

const portOf = (server: Server) => (server.address() as AddressInfo).port;

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  OKTA_DOMAIN: 'acme.okta.com',
  OKTA_API_KEY: '00secretKeyOfTheTests',
  HTTPS_PROXY: `http://ada:${password}@127.0.0.1:${portOf(proxy)}`,
  NODE_EXTRA_CA_CERTS: certificate,
  ...more,
});

/** Runs the command in a process of its own. */
async function command(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err };
}

const getUser = ['run', 'get_user', '--input', '{"userId":"00u1"}'];
/** A request that is sent once, however it fails. */
const post = ['run', 'call_okta_api', '--input', '{"method":"POST","path":"/api/v1/groups","body":{}}'];

describe('the command line behind a proxy', () => {
  test('reaches the org through it, and trusts its certificate', async () => {
    const { out, err } = await command(getUser, environment());

    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({ id: '00u1', status: 'ACTIVE' });
    expect(asked).toEqual(['acme.okta.com:443']);
  });

  test('takes the name of the proxy in small letters, and without a scheme', async () => {
    const { HTTPS_PROXY, ...rest } = environment();
    const { out } = await command(getUser, { ...rest, https_proxy: HTTPS_PROXY.replace('http://', '') });

    expect(JSON.parse(out)).toMatchObject({ id: '00u1' });
  });

  test('says what to do where the certificate is not known', async () => {
    const { NODE_EXTRA_CA_CERTS: _, ...rest } = environment();

    expect((await command(post, rest)).err).toMatch(
      /^NETWORK: A secure connection .* is not possible .* in NODE_EXTRA_CA_CERTS/,
    );
  });

  test('says that the proxy refuses, without its password', async () => {
    const wrong = `http://ada:${password}-wrong@127.0.0.1:${portOf(proxy)}`;
    const { err } = await command(post, environment({ HTTPS_PROXY: wrong }));

    expect(err).toMatch(
      /The proxy does not allow a connection to https:\/\/acme\.okta\.com \(status 407\)\. Check /,
    );
    expect(err).not.toContain(password);
  });

  test('says that the address of a proxy is none, before anything is sent', async () => {
    const { err } = await command(getUser, environment({ HTTPS_PROXY: 'http://' }));

    expect(err).toMatch(/^INVALID_CONNECTION: HTTPS_PROXY or HTTP_PROXY is not the address of a proxy/);
  });

  test.each([
    ['the host is in NO_PROXY', { NO_PROXY: 'example.org, okta.com' }],
    ['NO_PROXY is *', { NO_PROXY: '*' }],
  ])('goes around it where %s', async (_, env) => {
    await command(post, environment(env));

    expect(asked).toEqual([]);
  });

  test('goes around it to a sandbox on this machine', async () => {
    const dead = 'http://127.0.0.1:9';
    const env = environment({ HTTPS_PROXY: dead, HTTP_PROXY: dead });
    const { out } = await command(['run', 'list_users', '--sandbox', '--input', '{"limit":1}'], env);

    expect(JSON.parse(out)).toMatchObject({ count: 1 });
  });
});

describe('the MCP server behind a proxy', () => {
  test('reaches the org through it', async () => {
    const client = new Client({ name: 'test-agent', version: '1.0.0' });
    const args = [cli, 'mcp', '--tools', 'get_user'];
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args, env: environment(), stderr: 'ignore' }),
    );
    const { structuredContent } = await client.callTool({ name: 'get_user', arguments: { userId: '00u1' } });
    await client.close();

    expect(structuredContent).toMatchObject({ id: '00u1' });
    expect(asked.every((host) => host === 'acme.okta.com:443')).toBe(true);
    expect(asked).not.toEqual([]);
  });
});
