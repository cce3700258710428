import { ConnectorError, isConnectorError } from '../core/error.ts';
import type { ManifestAction, OktaConnector } from '../index.ts';
import type { Outcome, Started } from './report.ts';

interface Asking {
  okta: OktaConnector;
  connection: unknown;
  signal: AbortSignal;
  /** After this time the log is taken to show everything, in ms. */
  logDelay?: number | undefined;
}

/** The log shows nearly every event after a minute or two. */
const usualDelay = 15 * 60_000;

/** Whether running an input twice does no harm. */
export function isRepeatable({ idempotent }: ManifestAction, input: Record<string, unknown>): boolean {
  return typeof idempotent === 'boolean' ? idempotent : !input[idempotent.unless];
}

/**
 * What became of a row that was under way when its run ended, by the mark that its changes bear in the System Log. Undefined
 * if nothing was carried out, so that it can be run again.
 */
export async function became(
  { okta, connection, signal, logDelay = usualDelay }: Asking,
  { mark, startedAt }: Pick<Started, 'mark' | 'startedAt'>,
): Promise<Omit<Outcome, 'line'> | undefined> {
  const at = Date.parse(startedAt);
  const filter = `client.userAgent.rawUserAgent co "${mark}"`;
  // The clocks of this machine and of Okta may differ.
  const since = new Date(at - usualDelay).toISOString();
  try {
    const { events } = await okta.run('list_log_events', { connection, input: { since, filter }, signal });
    const done = events.filter(({ outcome }) => outcome?.result === 'SUCCESS');
    if (done.length > 0) {
      const logged = done.map(({ eventType, published, target }) => ({ eventType, published, target }));
      return { ok: true, output: { logged }, note: 'An earlier run did it: the System Log shows it.' };
    }
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    const message = `An earlier run ended in the middle of this row, and the System Log cannot be read to see what became of it. Check it in Okta. ${error.message}`;
    return { ok: false, error: error.with({ message }).toJSON() };
  }
  if (Date.now() - at > logDelay) return undefined;
  const retryAt = new Date(at + logDelay).toISOString();
  const message = `An earlier run ended in the middle of this row, and the System Log does not show yet whether Okta carried it out. Run the job again after ${retryAt}.`;
  return { ok: false, error: new ConnectorError('TIMEOUT', message, { retryable: true, retryAt }).toJSON() };
}
