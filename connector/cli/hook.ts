import { InvalidArgumentError } from 'commander';
import type { HookSecrets } from '../hosts/shared/hook-requests.ts';
import type { Connector, HookCall } from '../index.ts';
import { listen } from './listen.ts';
import { wholeNumber } from './options.ts';

/** The place to listen at. */
export interface Place {
  host: string;
  port: number;
}

/** A place as one types it: 8080, or 0.0.0.0:8080. */
export function placeTyped(typed: string): Place {
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d+)$/.exec(typed) ?? [];
  if (!port) throw new InvalidArgumentError('Must be a port, or an address and a port: 0.0.0.0:8080.');
  return { host, port: wholeNumber(port) };
}

/** The address of a server without a path, by which Okta reaches this machine. */
export function originTyped(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search) {
    throw new InvalidArgumentError('Must be an address without a path: https://hooks.example.com.');
  }
  return url.origin;
}

interface Early extends Pick<HookCall, 'connection' | 'input' | 'signal' | 'log'> {
  okta: Connector;
  trigger: string;
  place: Place;
  /** The public address of the place, if it has another one. */
  origin: string | undefined;
  secrets: HookSecrets;
  onEvents: (events: unknown[]) => void;
}

/** Has Okta send the events of a trigger here. Gives back what ends that and removes the hook. */
export async function openEarly({
  okta,
  trigger,
  place,
  origin,
  secrets: { path, secret },
  onEvents,
  ...call
}: Early): Promise<() => Promise<void>> {
  const { port, stop } = await listen({
    ...place,
    path,
    answer: (request) => okta.receive({ ...request, secret }),
    onEvents,
  });
  const { connection, log } = call;
  const url = `${origin ?? `http://${place.host}:${port}`}${path}`;
  // A process that takes over listens at the same place, whatever its port is.
  const owner = origin ?? place.host;
  try {
    const { polledOnly } = await okta.openHook(trigger, { ...call, url, secret, owner });
    const others = polledOnly.length > 0 ? ` Only polls bring ${polledOnly.join(', ')}.` : '';
    log?.(`Okta sends events to port ${port}.${others}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return async () => {
    await okta.closeHook(trigger, { connection, url, owner, log });
    await stop();
  };
}
