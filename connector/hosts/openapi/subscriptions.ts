import { createHmac, randomBytes } from 'node:crypto';
import { type Connector, ConnectorError, isConnectorError, type Polled } from '../../index.ts';
import type { Store } from './store.ts';

/** A caller that wants the events of a trigger sent to an address. */
export interface Subscription {
  trigger: string;
  input: Record<string, unknown>;
  url: string;
  /** Signs what is sent, so that the receiver knows whose it is. */
  secret: string;
  /** The name of the key that made it. */
  holder: string;
  state: Record<string, unknown>;
}

/** What an address is sent. */
export interface Delivery extends Pick<Polled, 'events' | 'gaps'> {
  subscription: string;
  trigger: string;
}

export interface SubscriptionsOptions {
  okta: Connector;
  connection: unknown;
  store: Store<Subscription>;
  fetch: typeof fetch;
  signal: AbortSignal;
  /** Tells the person who runs the gateway. */
  say: (line: string) => void;
}

/** The time that a receiver has for its answer, in ms. */
const patience = 20_000;

/** Subscriptions, and the rounds in which they are served. */
export function subscriptions({ okta, connection, store, fetch, signal, say }: SubscriptionsOptions) {
  /** Rounds that a subscription sits out after its receiver failed. */
  const resting = new Map<string, { rounds: number; left: number }>();

  /** Hands over first and keeps the state then: a receiver may see events twice, and misses none. */
  async function serve(id: string, one: Subscription): Promise<void> {
    for (let more = true; more; ) {
      const { trigger, input, url, secret } = one;
      const polled = await okta.poll(trigger, { connection, input, state: one.state, signal });
      if (polled.events.length + polled.gaps.length > 0) {
        const { events, gaps } = polled;
        const body = JSON.stringify({ subscription: id, trigger, events, gaps } satisfies Delivery);
        const { status } = await fetch(url, {
          method: 'POST',
          body,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
          headers: {
            'Content-Type': 'application/json',
            'X-Signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
          },
        });
        if (status === 410) return store.delete(id);
        if (status < 200 || status > 299) throw new Error(`the receiver answered ${status}`);
      }
      if (!store.get(id)) return;
      one.state = polled.state;
      store.set(id, one);
      more = polled.more;
    }
  }

  return {
    /** Takes a subscription, which begins now. Gives back its ID and its secret. */
    async add({ trigger, input, url, holder }: Pick<Subscription, 'trigger' | 'input' | 'url' | 'holder'>) {
      if (!isReceiver(url)) {
        throw new ConnectorError(
          'INVALID_INPUT',
          'url must be the https address at which the events are received.',
        );
      }
      const { state } = await okta.poll(trigger, { connection, input, signal });
      const id = crypto.randomUUID();
      const secret = randomBytes(32).toString('hex');
      store.set(id, { trigger, input, url, holder, secret, state });
      return { id, secret };
    },

    /** Ends a subscription of this holder. False if there is none. */
    remove(id: string, holder: string): boolean {
      if (store.get(id)?.holder !== holder) return false;
      store.delete(id);
      return true;
    },

    /** Serves every subscription once. A receiver that fails is left alone for one round, then two, four, up to an hour or so. */
    async round(): Promise<void> {
      for (const [id, one] of store.all()) {
        const rest = resting.get(id);
        if (rest && rest.left > 0) {
          rest.left -= 1;
          continue;
        }
        if (signal.aborted) return;
        try {
          await serve(id, one);
          resting.delete(id);
        } catch (error) {
          if (signal.aborted) return;
          const why = isConnectorError(error)
            ? `${error.code}: ${error.message}`
            : String((error as Error).message);
          say(`Subscription ${id} to ${one.trigger} is tried again later: ${why}`);
          const rounds = Math.min(64, (rest?.rounds ?? 0.5) * 2);
          resting.set(id, { rounds, left: rounds });
        }
      }
    },
  };
}

export type Subscriptions = ReturnType<typeof subscriptions>;

/** Events hold names and addresses, so that they leave this machine encrypted only. */
function isReceiver(url: unknown): url is string {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  const isLocal = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return username === '' && (protocol === 'https:' || isLocal);
}
