import { type ZodType, z } from 'zod/v3';
import { logEvent } from '../../../schemas/log-event.ts';
import type { Client, Reply } from '../../core/client.ts';
import { ConnectorError, mayHaveBeenMade, notMade } from '../../core/error.ts';
import type { Call } from '../../core/request.ts';
import { toExplain } from './if-found.ts';
import { searchExpression } from './search-expression.ts';
import { onceLogged } from './system-log.ts';

interface Created {
  id: string;
  created?: string | null | undefined;
}

interface Recovery<T> {
  /** Looks for it by its name: all that have the name, where it need not be unique. */
  find(): Promise<Reply<T> | readonly Reply<T>[] | undefined>;
  /** The event of the System Log that tells of its creation. */
  eventType: string;
}

/**
 * Creates something, and never twice. When the reply is lost, Okta may have created it, and `find` looks for it.
 *
 * An object that is found belongs to this run only if the System Log says that this very call created it. A name, the same
 * values and a date prove nothing, since somebody else may create the same at the same moment; but Okta logs the
 * User-Agent of each call, and that of a creation bears a mark that no other call has. Where the log says something
 * else, nothing yet, or may not be read, the error is CONFLICT with the ID, so that a person can decide.
 */
export async function createOnce<T extends Created>(
  okta: Client,
  call: Call<ZodType<T>>,
  { find, eventType }: Recovery<T>,
): Promise<T> {
  const mark = `run/${crypto.randomUUID()}`;
  try {
    return (await okta.call({ ...call, mark })).body;
  } catch (error) {
    if (!mayHaveBeenMade(error)) throw error;
    const found = [(await toExplain(error, find())) ?? []].flat();
    if (!found[0]) throw notMade(error, 'Okta did not create it, so it is safe to run again.');
    const unproven = notCertain(found[0].body);
    for (const reply of found) {
      const { id, created } = reply.body;
      if (!okta.happenedNow(created, reply)) continue;
      if (await toExplain(unproven, isLogged(okta, { id, created, eventType, mark }))) return reply.body;
    }
    throw unproven;
  }
}

function notCertain({ id, created }: Created): ConnectorError {
  const when = created ? ` and was created at ${created}` : '';
  return new ConnectorError(
    'CONFLICT',
    `Okta's response was lost. ${id} has this name${when}, but it is not certain that this run created it. Check it, then use it or choose another name.`,
    { existingId: id },
  );
}

const events = z.array(logEvent);

/** Asks the System Log whether the marked call created it. */
async function isLogged(
  okta: Client,
  { id, created, eventType, mark }: Created & { eventType: string; mark: string },
): Promise<boolean> {
  const filter = `${searchExpression('eventType', 'eq', eventType)} and ${searchExpression('target.id', 'eq', id)}`;
  const query = { since: created, filter };
  const event = await onceLogged(
    okta,
    async () => (await okta.call({ method: 'GET', path: '/api/v1/logs', query, expect: events })).body[0],
  );
  return String(event?.client?.userAgent?.rawUserAgent).endsWith(mark);
}
