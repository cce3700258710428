import type { AnyTrigger } from '../../../../connector/core/define-trigger.ts';
import type { PollCall } from '../../../../connector/core/load.ts';
import { send as httpSend } from '../../../../connector/okta/road/transport.ts';
import { createRuntime } from '../../../../connector/runtime.ts';
import type { SandboxOptions } from '../../../../connector/sandbox/index.ts';
import { noon } from '../../../road.ts';
import { open } from '../../sandbox/client.ts';

/** A sandbox with a clock that stands, and polls of a trigger on it. */
export async function sandboxPolls(trigger: AnyTrigger, options: SandboxOptions = {}) {
  let now = noon;
  const client = await open({ now: () => now, ...options });
  const { sandbox, send } = client;
  const sleep = async () => {};
  const runtime = createRuntime({ send: httpSend, sleep, now: () => now });
  const connection = { domain: sandbox.origin, apiKey: sandbox.apiKey, sandbox: true };
  let state: unknown;
  return {
    ...client,
    runtime,
    connection,
    pass: async (ms: number) => {
      now += ms;
      // The sandbox does what is due at its next request.
      await send('GET', '/sandbox/clock');
    },
    now: () => now,
    /** Polls as a host does: from the state that it kept. */
    async poll(call: Partial<PollCall> = {}) {
      const polled = await runtime.poll(trigger, { connection, state, ...call });
      state = polled.state;
      return polled;
    },
    /** Polls until nothing is left. */
    async drain(call: Partial<PollCall> = {}) {
      const events: Record<string, unknown>[] = [];
      for (let more = true; more; ) {
        const polled = await runtime.poll(trigger, { connection, state, ...call });
        state = polled.state;
        events.push(...polled.events);
        more = polled.more;
      }
      return events;
    },
    state: () => state,
  };
}
