import type { Client } from '../../core/client.ts';
import { isConnectorError } from '../../core/error.ts';
import type { Call } from '../../core/request.ts';

/** Deletes something. Sent again after a lost reply it is not found, since the first one was carried out. */
export async function deleteOnce(okta: Client, call: Call): Promise<void> {
  try {
    await okta.call(call);
  } catch (error) {
    if (!(isConnectorError(error) && error.code === 'NOT_FOUND' && okta.replyLost)) throw error;
  }
}
