import { z } from 'zod/v3';
import { eventHook } from '../../../schemas/event-hook.ts';
import { logEventTypes, notForHooks } from '../../../schemas/log-event-types.ts';
import type { Client } from '../../core/client.ts';
import type { AnyTrigger, LogSource } from '../../core/define-trigger.ts';
import { ConnectorError, isConnectorError, mayHaveBeenMade } from '../../core/error.ts';
import { parseInput } from '../../core/input.ts';
import type { HookCall, OpenedHook } from '../../core/load.ts';
import type { OpenConnection } from '../connection/open-connection.ts';
import { deleteOnce } from '../steps/delete-once.ts';
import { matches } from '../steps/log-query.ts';
import { asked } from './poll.ts';
import { shortHash } from './window.ts';

type Open = (connection: unknown) => OpenConnection;
type Hook = z.infer<typeof eventHook>;

const path = '/api/v1/eventHooks';
const hooks = z.array(eventHook);

/** The most types of events in a hook. */
const mostTypes = 300;

/** Creates and verifies the hook of a trigger, or takes over the one that this owner has already. */
export const openHook = (open: Open, trigger: AnyTrigger, call: HookCall): Promise<OpenedHook> =>
  asked(trigger, () => opened(open, trigger, call));

async function opened(open: Open, trigger: AnyTrigger, call: HookCall): Promise<OpenedHook> {
  const { connection, input, url, secret, owner, signal, log } = call;
  const { eventTypes, polledOnly } = typesOf(trigger, parseInput(trigger, input));
  // The path of the address is as good as a password.
  const okta = clientFor(open, { connection, signal, log }, [secret, new URL(url).pathname]);
  const name = nameOf(trigger, owner ?? url);
  const body = {
    name,
    description: `Sends events to the trigger "${trigger.title}" early. It is removed when the trigger stops.`,
    events: { type: 'EVENT_TYPE', items: eventTypes },
    channel: {
      type: 'HTTP',
      version: '1.0.0',
      config: { uri: url, headers: [], authScheme: { type: 'HEADER', key: 'Authorization', value: secret } },
    },
  };
  const [known, ...surplus] = await ownHooks(okta, name);
  for (const hook of surplus) await remove(okta, hook);
  const hook = known ? await renew(okta, known, body) : await create(okta, name, body);
  try {
    await okta.call({
      method: 'POST',
      path: `${path}/{id}/lifecycle/verify`,
      params: hook,
      repeatable: true,
    });
  } catch (error) {
    await remove(okta, hook).catch(() => {});
    throw unverified(error, url);
  }
  return { hookId: hook.id, eventTypes, polledOnly };
}

/** Removes the hook of this owner for a trigger. Those of others are left alone. */
export const closeHook = (
  open: Open,
  trigger: AnyTrigger,
  { url, owner, ...call }: Omit<HookCall, 'secret' | 'input'>,
): Promise<void> =>
  asked(trigger, async () => {
    const okta = clientFor(open, call);
    for (const hook of await ownHooks(okta, nameOf(trigger, owner ?? url))) await remove(okta, hook);
  });

/** The name by which an owner finds its hook again. The trigger and the owner make it. */
const nameOf = ({ title }: AnyTrigger, owner: string): string => `${title} (connector ${shortHash(owner)})`;

function clientFor(
  open: Open,
  { connection, signal, log }: Pick<HookCall, 'connection' | 'signal' | 'log'>,
  secrets: string[] = [],
): Client {
  const scopes = ['okta.eventHooks.manage'];
  return open(connection).client({ scopes, idempotent: false, secrets, signal, log });
}

async function ownHooks(okta: Client, name: string): Promise<Hook[]> {
  const { body } = await okta.call({ method: 'GET', path, expect: hooks });
  return body.filter((hook) => hook.name === name);
}

async function create(okta: Client, name: string, body: object): Promise<Hook> {
  try {
    return (await okta.call({ method: 'POST', path, body, expect: eventHook })).body;
  } catch (error) {
    // Nobody else has this name, so that what is there now was made by the call whose reply was lost.
    const [made] = mayHaveBeenMade(error) ? await ownHooks(okta, name) : [];
    if (made) return made;
    throw error;
  }
}

async function renew(okta: Client, { id, status }: Hook, body: object): Promise<Hook> {
  const params = { id };
  if (status !== 'ACTIVE') {
    await okta.call({ method: 'POST', path: `${path}/{id}/lifecycle/activate`, params, repeatable: true });
  }
  const call = {
    method: 'PUT',
    path: `${path}/{id}`,
    params,
    body,
    repeatable: true,
    expect: eventHook,
  } as const;
  return (await okta.call(call)).body;
}

/** Okta deletes a hook only when it is inactive. One that is gone already is what was wanted. */
async function remove(okta: Client, { id, status }: Hook): Promise<void> {
  const params = { id };
  try {
    if (status === 'ACTIVE') {
      await okta.call({
        method: 'POST',
        path: `${path}/{id}/lifecycle/deactivate`,
        params,
        repeatable: true,
        evenIfStopped: true,
      });
    }
    await deleteOnce(okta, {
      method: 'DELETE',
      path: `${path}/{id}`,
      params,
      repeatable: true,
      evenIfStopped: true,
    });
  } catch (error) {
    if (!(isConnectorError(error) && error.code === 'NOT_FOUND')) throw error;
  }
}

/** The types of events that a hook of the trigger sends. */
function typesOf(
  { title, source }: AnyTrigger,
  input: Record<string, unknown>,
): Pick<OpenedHook, 'eventTypes' | 'polledOnly'> {
  if (source.kind !== 'log') {
    throw new ConnectorError(
      'INVALID_INPUT',
      `"${title}" does not start with single events of the log, so that no event hook can serve it.`,
    );
  }
  const wanted = source.events?.map(({ type }) => type) ?? typesByInput(source, input);
  const eventTypes = [...new Set(wanted)].filter((type) => !notForHooks.has(type));
  const polledOnly = [...new Set(wanted)].filter((type) => notForHooks.has(type));
  if (eventTypes.length === 0) {
    throw new ConnectorError(
      'INVALID_INPUT',
      `Okta sends no event of "${title}" to event hooks. Only polls bring them.`,
    );
  }
  if (eventTypes.length > mostTypes) {
    throw new ConnectorError(
      'INVALID_INPUT',
      `An event hook has at most ${mostTypes} types of events, and these are ${eventTypes.length}. Choose a category or types.`,
    );
  }
  return { eventTypes, polledOnly };
}

/** The types that the input names, or those known that it lets through. */
function typesByInput({ where = [] }: LogSource, input: Record<string, unknown>): readonly string[] {
  const { eventTypes } = input;
  if (Array.isArray(eventTypes) && eventTypes.length > 0) return eventTypes.map(String);
  const onTypes = where.filter(({ fields }) => fields.every((field) => field === 'eventType'));
  return logEventTypes.filter((eventType) => matches({ where: onTypes }, input, { eventType }));
}

function unverified(error: unknown, url: string): unknown {
  if (!isConnectorError(error) || error.code !== 'REJECTED') return error;
  const message = `Okta could not verify the event hook at ${new URL(url).host}. The address must be reachable from the internet by https, with a certificate that Okta trusts, and answer within 3 seconds. ${error.message}`;
  return error.with({ message });
}
