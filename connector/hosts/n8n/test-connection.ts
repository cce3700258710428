import type { CredentialTestFunctions } from 'n8n-workflow';
import { isConnectorError } from '../../index.ts';
import { connectionOf } from './credentials.ts';
import { credentials } from './form.ts';
import type { Sender } from './send.ts';

/** The test of a credential: what the connector says of the connection, in its own words. */
export async function testConnection(
  this: CredentialTestFunctions,
  { type, data = {} }: { type: string; data?: Record<string, unknown> },
): Promise<{ status: 'OK' | 'Error'; message: string }> {
  const [authentication = ''] = Object.entries(credentials).find(([, name]) => name === type) ?? [];
  const connection = connectionOf(authentication, data);
  const { engineFor } = await import('./engine.ts');
  try {
    const { message } = await engineFor(testing(this), `${type} under test`, connection).testConnection(
      connection,
    );
    return { status: 'OK', message };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { status: 'Error', message: error.message };
  }
}

/** The client that n8n gives to a test takes the options of an older one. */
const testing = ({ helpers }: CredentialTestFunctions): Sender => ({
  helpers: {
    async httpRequestWithAuthentication(_, { method, url, headers, body, timeout }) {
      const options = {
        method,
        uri: url,
        headers,
        body,
        timeout,
        json: false,
        simple: false,
        followRedirect: false,
      };
      return helpers.request({ ...options, resolveWithFullResponse: true });
    },
  },
});
