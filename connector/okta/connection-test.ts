import { z } from 'zod/v3';
import { user } from '../../schemas/user.ts';
import type { Client } from '../core/client.ts';
import { ConnectorError, isConnectorError } from '../core/error.ts';
import type { ConnectionTest } from '../core/load.ts';
import type { OpenConnection } from './client.ts';

/**
 * Says whether a connection works, or throws a ConnectorError whose message says what is wrong: unreachable, not an
 * Okta org, key invalid, role missing. The org is asked for its public description first, without the key.
 */
export async function testConnection(
  connection: OpenConnection,
  signal?: AbortSignal,
): Promise<ConnectionTest> {
  if (!organization.safeParse(await connection.organization(signal)).success) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      `${connection.origin} answers, but it is not an Okta org. Check the Okta domain; the API key was not sent.`,
    );
  }
  return whoami(connection.client({ scopes: ['okta.users.read'], idempotent: true, signal }));
}

const organization = z.object({ id: z.string().startsWith('00o') }).passthrough();

async function whoami(okta: Client): Promise<ConnectionTest> {
  const { origin } = okta;
  try {
    const { body } = await okta.call({ method: 'GET', path: '/api/v1/users/me', expect: user });
    const login = body.profile?.login ?? body.id;
    return { message: `Connected to ${origin} as ${login}.`, origin, login };
  } catch (error) {
    if (isConnectorError(error) && error.code === 'FORBIDDEN') {
      const message = `The API key works at ${origin}, but its administrator may not read users. ${error.message}`;
      throw error.with({ message });
    }
    throw error;
  }
}
