import { setTimeout as wait } from 'node:timers/promises';
import { turns } from '../../core/turns.ts';
import { type Connector, isConnectorError, type ManifestTrigger, type Polled } from '../../index.ts';
import { deployedConnection } from './connection-node.ts';
import type { Input } from './editor/palette.ts';
import { type HookDoor, triggerHook } from './hook.ts';
import { inputOf } from './input.ts';
import { contextStore } from './kept.ts';
import type { Node, NodeConfig, Red } from './red.ts';

interface TriggerConfig extends NodeConfig {
  connection: string;
  /** Under which name of `msg.okta` later steps find the event. */
  step?: string;
  input?: Input;
  /** Seconds between two polls. */
  every?: string | number;
  /** The public address of this Node-RED, where an event hook is wanted as well. */
  address?: string;
}

/** How far the node has read, and for which connection. */
interface Kept {
  connection: string;
  state: unknown;
}

/** Okta's limit for the log is one call a second or two, for all triggers of an org. */
const shortest = 10;

/**
 * The node of a trigger. It polls, sends each event as a message, and keeps the state only then, in the context of the node:
 * a crash before that repeats events, and none is lost. What an event takes with it is like the output of an action.
 */
export function triggerNode(red: Red, connector: Connector, trigger: ManifestTrigger, door: HookDoor) {
  return function (this: Node, config: TriggerConfig): void {
    red.nodes.createNode(this, config);
    const { connection: id, step = '', input = {}, every, address = '' } = config;
    const seconds = Math.max(shortest, Number(every) || 60);
    const store = contextStore<Kept>(red, this, 'okta');
    const closing = new AbortController();
    const { signal } = closing;
    // The state of one poll or delivery is the beginning of the next.
    const inTurn = turns();
    /** Ends the wait before the next poll. */
    let wake = new AbortController();
    const log = (text: string) => this.status({ fill: 'blue', shape: 'dot', text });
    let last: string | undefined;
    let told: string | undefined;

    const call = async () => ({
      connection: deployedConnection(red, id) ?? {},
      input: await inputOf(red, this, {}, input),
      signal,
      log,
    });

    const send = (event: unknown) => this.send({ payload: event, okta: { [step || trigger.name]: event } });

    async function state(): Promise<unknown> {
      const kept = await store.get();
      // The events of another org are other events.
      return kept?.connection === id ? kept.state : undefined;
    }

    /** Hands events over, and keeps the state only then. True if there is more to poll. */
    async function take(polled: Polled): Promise<boolean> {
      if (signal.aborted) return false;
      tellGaps(polled);
      for (const event of polled.events) send(event);
      await store.set({ connection: id, state: polled.state });
      show(polled);
      return polled.more;
    }

    const poll = async () =>
      take(await connector.poll(trigger.name, { ...(await call()), state: await state() }));

    async function deliver(events: unknown[]): Promise<void> {
      const { input } = await call();
      const more = await take(await connector.deliver(trigger.name, { input, state: await state(), events }));
      // Only Okta can tell whether some of them count.
      if (more) wake.abort();
    }

    const hook = triggerHook({
      ...{ red, node: this, connector, door, address },
      trigger: trigger.name,
      // What was not handed over comes again by a poll.
      onEvents: (events) => void inTurn(() => deliver(events)).catch(tell),
    });

    /** Tells catch nodes of what can never be had any more. */
    const tellGaps = ({ gaps }: Polled) => {
      for (const gap of gaps) {
        this.error(gap.why, { payload: gap, error: { message: gap.why, ...gap } });
      }
    };

    const tell = (error: unknown) => {
      const text = isConnectorError(error) ? error.code : 'failed';
      this.status({ fill: 'red', shape: 'ring', text });
      const words = error instanceof Error ? error.message : String(error);
      // It polls on, since a key may be renewed meanwhile; the same is told once, until a poll succeeds.
      if (words === told) return;
      told = words;
      this.error(isConnectorError(error) ? Object.assign(error, { cause: error.toJSON() }) : error, {});
    };

    const show = ({ events, lag }: Polled) => {
      if (events.length > 0) last = new Date().toLocaleTimeString();
      const behind = lag > 60_000 ? `, ${Math.round(lag / 60_000)} min behind` : '';
      const text = `${last ? `last event ${last}` : 'waiting for events'}${behind}`;
      this.status({ fill: behind ? 'yellow' : 'green', shape: 'dot', text });
    };

    async function watch(): Promise<void> {
      while (!signal.aborted) {
        let more = false;
        try {
          more = await inTurn(poll);
          if (signal.aborted) return;
          await hook.settle(await call());
          told = undefined;
        } catch (error) {
          if (signal.aborted) return;
          tell(error);
        }
        if (more) continue;
        wake = new AbortController();
        const ended = AbortSignal.any([signal, wake.signal]);
        await wait(seconds * 1000, undefined, { signal: ended }).catch(() => {});
      }
    }

    // The button of the node, which Node-RED presses as that of an inject node.
    this.on('input', async (_message, _send, done) => {
      try {
        const [event] = await connector.latest(trigger.name, await call());
        if (event) send(event);
        else this.status({ fill: 'grey', shape: 'ring', text: 'no such event in the log' });
        done();
      } catch (error) {
        if (!signal.aborted) tell(error);
        done();
      }
    });

    this.on('close', (removed, done) => {
      closing.abort();
      // What is being handed over is still written down.
      const handedOver = inTurn(async () => {});
      const closed = hook.close(removed, deployedConnection(red, id) ?? {}).catch(tell);
      void Promise.all([handedOver, closed]).then(() => done());
    });
    log('starting');
    void watch();
  };
}
