import { statSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ConnectorError } from '../core/error.ts';
import { useProxies } from '../proxy.ts';
import type { Io } from './io.ts';
import { fileText, jsonFile, parsed } from './json.ts';

/** The source of the connection. */
export interface Connecting {
  connection?: string;
  sandbox?: true;
}

/** Adds the options that say where the connection comes from. */
export const connecting = (command: Command): Command =>
  command
    .option('--connection <file>', 'JSON file with the connection, instead of the environment')
    .addOption(new Option('--sandbox', 'use an org in memory, made for this call').conflicts('connection'));

/** Does something with the connection that the options and the environment name. */
export async function connected<T>(
  options: Connecting,
  io: Io,
  use: (connection: unknown) => Promise<T>,
): Promise<T> {
  await useProxies(io.env);
  if (!options.sandbox) return use(options.connection ? fromFile(options.connection, io) : fromEnv(io));
  const { startSandbox } = await import('../sandbox/index.ts');
  const { origin, apiKey, stop } = await startSandbox();
  try {
    return await use({ domain: origin, apiKey, sandbox: true });
  } finally {
    await stop();
  }
}

function fromEnv(io: Io): unknown {
  const { env } = io;
  const { OKTA_DOMAIN: domain, OKTA_API_KEY: apiKey, OKTA_CLIENT_ID: clientId, OKTA_SANDBOX } = env;
  const missing = !domain ? 'OKTA_DOMAIN' : !apiKey && !clientId ? 'OKTA_API_KEY' : undefined;
  if (missing) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      `${missing} is not set. Set OKTA_DOMAIN and OKTA_API_KEY (or OKTA_CLIENT_ID with OKTA_PRIVATE_KEY), name a file with --connection, or use --sandbox.`,
    );
  }
  if (apiKey && clientId) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      'OKTA_API_KEY and OKTA_CLIENT_ID are both set. Unset the one you do not want to use.',
    );
  }
  return { domain, ...(clientId ? serviceApp(io) : { apiKey }), sandbox: OKTA_SANDBOX === 'true' };
}

function serviceApp({ env, stderr }: Io): object {
  const { OKTA_CLIENT_ID: clientId, OKTA_PRIVATE_KEY: typed, OKTA_PRIVATE_KEY_FILE: file } = env;
  const { OKTA_KEY_ID: keyId, OKTA_SCOPES: scopes } = env;
  const privateKey = typed || (file && secretText(file, stderr));
  return { authentication: 'oauth', clientId, privateKey, keyId, scopes };
}

const fromFile = (file: string, { stderr }: Io): unknown =>
  parsed(secretText(file, stderr), jsonFile(file, 'INVALID_CONNECTION'));

/** A file with a key in it. */
function secretText(file: string, stderr: Io['stderr']): string {
  const text = fileText(file, 'INVALID_CONNECTION');
  const shared = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
  if (shared)
    stderr.write(
      `Other users of this machine can read the key in ${file}. To prevent that, run: chmod 600 ${file}\n`,
    );
  return text;
}

export const connectionHelp = `
The connection
  OKTA_DOMAIN            the org: acme, acme.okta.com or a pasted URL
  OKTA_API_KEY           an API token from the Admin Console, Security > API > Tokens
  or a service app instead of the API key:
  OKTA_CLIENT_ID         its client ID
  OKTA_PRIVATE_KEY       its private key, as PEM or JWK; or the file it is in: OKTA_PRIVATE_KEY_FILE
  OKTA_KEY_ID            the ID (KID) of the key; not needed while the app has one key
  OKTA_SCOPES            scopes separated by spaces; without it, all that the actions need
  OKTA_SANDBOX           true when OKTA_DOMAIN is the address of a sandbox on this machine
  HTTPS_PROXY, NO_PROXY  the proxy to go through, and the hosts that are reached without it
  NODE_EXTRA_CA_CERTS    a PEM file with the certificate of a proxy that looks into encrypted traffic
  A file for --connection: { "domain": "acme.okta.com", "apiKey": "..." }, or with "authentication": "oauth",
  "clientId" and "privateKey". A key is never an argument, since other users of the machine can see those.`;
