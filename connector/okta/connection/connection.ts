import type { ZodRawShape, z } from 'zod/v3';
import { type Authentication, absent, authentications, connection } from '../../../schemas/connection.ts';
import { titleOf } from '../../../schemas/field.ts';
import { isObject } from '../../core/conform.ts';
import { ConnectorError } from '../../core/error.ts';
import { parseFields } from '../../core/input.ts';
import { orgOrigin } from './domain.ts';
import { type PrivateKey, readPrivateKey } from './private-key.ts';

/** A connection that is in order: the org, and the credentials for it. */
export interface Connection {
  origin: string;
  credentials: { apiKey: string } | ServiceAppCredentials;
}

export interface ServiceAppCredentials {
  clientId: string;
  privateKey: PrivateKey;
  keyId?: string | undefined;
  scopes?: readonly string[] | undefined;
}

/** Reads a connection as a person typed it. INVALID_CONNECTION says what is wrong, without the secrets. */
export function readConnection(raw: unknown): Connection {
  if (isObject(raw) && /^\s*oauth\s*$/.test(String(raw['authentication']))) {
    const { domain, sandbox = false, clientId, privateKey, keyId, scopes } = parsed('oauth', raw);
    return {
      origin: orgOrigin(domain, { sandbox }),
      credentials: { clientId, privateKey: readPrivateKey(privateKey), keyId, scopes },
    };
  }
  const { domain, sandbox = false, apiKey } = parsed('apiKey', raw);
  return { origin: orgOrigin(domain, { sandbox }), credentials: { apiKey: readApiKey(apiKey) } };
}

function readApiKey(typed: string): string {
  const apiKey = typed.trim().replace(/^SSWS\s+/i, '');
  // The characters that may follow the scheme of an Authorization header. Source: RFC 9110, token68
  if (/^[\w.~+/-]+=*$/.test(apiKey)) return apiKey;
  throw new ConnectorError(
    'INVALID_CONNECTION',
    'The API key contains a space or a character that no key has. Paste it again.',
  );
}

function parsed<K extends Authentication>(
  kind: K,
  raw: unknown,
): z.output<(typeof authentications)[K]['connection']> {
  return parseFields(authentications[kind].connection, raw, (fields) => {
    const told = fields.map((wrong) => ({
      ...wrong,
      message: misplaced(wrong.field, kind) ?? wrong.message,
    }));
    const reasons = told.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_CONNECTION', `The connection cannot be used: ${reasons}.`, {
      fields: told,
    });
  });
}

/** The message for a field that belongs to the other kind of authentication. */
function misplaced(field = '', kind: Authentication): string | undefined {
  const shape: ZodRawShape = authentications[kind].connection.shape;
  if (shape[field] !== absent) return undefined;
  const label = titleOf(field, (connection.shape as ZodRawShape)[field]);
  return `"${label}" is for the authentication ${kind === 'oauth' ? 'apiKey' : 'oauth'}, and this connection has ${kind}`;
}
