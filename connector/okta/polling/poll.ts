import type { AnyTrigger, Source } from '../../core/define-trigger.ts';
import { ConnectorError, isConnectorError } from '../../core/error.ts';
import { parseInput } from '../../core/input.ts';
import type { DeliverCall, PollCall, Polled, RunCall, TriggerEvent } from '../../core/load.ts';
import { secretsIn } from '../../core/secrets.ts';
import type { OpenConnection } from '../connection/open-connection.ts';
import { batchesSource } from './batches-source.ts';
import { changesSource } from './changes-source.ts';
import { connectionSource } from './connection-source.ts';
import { deliver as deliverToLog, logSource } from './log-source.ts';
import { membersSource } from './members-source.ts';
import type { PollContext, Poller } from './poller.ts';

const pollers: { readonly [K in Source['kind']]: Poller<Extract<Source, { kind: K }>> } = {
  log: logSource,
  batches: batchesSource,
  changes: changesSource,
  members: membersSource,
  connection: connectionSource,
};

/** Opens a connection, once the input is in order. */
type Open = (connection: unknown) => OpenConnection;

/** Reads what is new for a trigger. It keeps nothing: what the next poll needs is in the state that it gives back. */
export const poll = (open: Open, trigger: AnyTrigger, call: PollCall): Promise<Polled> =>
  asked(trigger, async () => {
    const context = contextOf(open, trigger, call);
    const polled = await pollerOf(trigger).poll(context);
    // Plain JSON: what is undefined here would be missing there.
    return { ...polled, state: JSON.parse(JSON.stringify(polled.state)) as Polled['state'] };
  });

/** The latest events of a trigger, to look at. */
export const latest = (open: Open, trigger: AnyTrigger, call: RunCall): Promise<TriggerEvent[]> =>
  asked(trigger, async () => pollerOf(trigger).latest(contextOf(open, trigger, call)));

/** Takes events that came by another way. */
export const deliver = (
  trigger: AnyTrigger,
  { input, state, events }: DeliverCall,
  now: number,
): Promise<Polled> =>
  asked(trigger, async () => {
    const { source } = trigger;
    if (source.kind !== 'log') {
      throw new ConnectorError(
        'INVALID_INPUT',
        `${trigger.title} does not start with single events of the log.`,
      );
    }
    return deliverToLog({ trigger, source, input: parseInput(trigger, input), state, events, now });
  });

// Each poller is listed under the kind of source that it reads.
const pollerOf = ({ source }: AnyTrigger) => pollers[source.kind] as Poller<Source>;

/** Names the trigger in an error of what it was asked to do. */
export async function asked<T>({ name }: AnyTrigger, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isConnectorError(error) ? error.with({ action: name }) : error;
  }
}

function contextOf(
  open: Open,
  trigger: AnyTrigger,
  { connection, input: raw, state, signal, log }: PollCall,
): PollContext {
  const { scopes, feature, source } = trigger;
  const input = parseInput(trigger, raw);
  const opened = open(connection);
  const secrets = secretsIn(trigger.input, input);
  const okta = opened.client({ scopes, feature, idempotent: true, secrets, signal, log });
  return {
    okta,
    trigger,
    source,
    input,
    state,
    log: log ?? (() => {}),
    grant: () => opened.renewGrant({ deadline: okta.deadline, signal }),
  };
}
