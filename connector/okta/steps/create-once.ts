import type { Client, Reply } from '../../core/client.ts';
import { ConnectorError, mayHaveBeenMade } from '../../core/error.ts';

/**
 * Creates something, and never twice. When the reply is lost, Okta may have created it: `find` looks for it by its
 * unique name, and what was created during this run is ours.
 */
export async function createOnce<T extends { created?: string | null | undefined }>(
  okta: Client,
  create: () => Promise<Reply<T>>,
  find: () => Promise<Reply<T> | undefined>,
): Promise<T> {
  try {
    return (await create()).body;
  } catch (error) {
    if (!mayHaveBeenMade(error)) throw error;
    const found = await find().catch(() => {
      throw error;
    });
    if (!found) {
      const message = `${error.message} It was not there when looked up afterwards, so it is safe to run again.`;
      throw error.with({ message, retryable: true });
    }
    if (okta.happenedNow(found.body.created, found)) return found.body;
    throw new ConnectorError(
      'CONFLICT',
      `Something of that name has been in Okta since ${found.body.created}. Update that one, or choose another name.`,
    );
  }
}
