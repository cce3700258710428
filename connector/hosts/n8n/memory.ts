import type { Json, PollFunctions } from 'n8n-workflow';

/** What is kept of a trigger from one poll to the next. */
interface Memory {
  /** The state to poll from. Undefined where the trigger begins. */
  state: unknown;
  /** Keeps the state of a poll, and whether events are handed over with it. */
  keep(state: unknown, handedOver: boolean): void;
}

/** The time in which n8n has surely put down an execution that was handed to it, in milliseconds. */
const settled = 10_000;

/** Triggers that this process has polled. */
const polled = new Set<string>();

/**
 * What n8n keeps for a trigger. With durable cursors n8n puts it down in one transaction with the execution that the events
 * start. Without them n8n writes it first and the execution after it, so that a crash in between would lose the events.
 * Therefore the state before the events is kept too. A new process begins from there: n8n may have put down the
 * execution, which starts the events twice, or may not. A process that polls again some time later has put it down.
 */
export function memoryOf(context: PollFunctions, place: string, trigger: string): Memory {
  const kept = context.getWorkflowStaticData('node');
  const isKnown = kept['trigger'] === trigger;
  const isUncertain =
    'before' in kept && !polled.has(place) && context.getNodeParameter('repeatAfterRestart', true) === true;
  const from = isKnown ? (isUncertain ? kept['before'] : kept['state']) : undefined;
  return {
    state: from,
    keep(state, handedOver) {
      Object.assign(kept, { trigger, state });
      const now = Date.now();
      // A hook hands over again within moments: then the place before the first of them stays the safe one.
      const isSettled = !('before' in kept) || !(now - Number(kept['at']) < settled);
      if (handedOver && !isDurable(kept)) {
        if (isSettled) kept['before'] = from ?? null;
        kept['at'] = now;
      } else if (isSettled) {
        delete kept['before'];
        delete kept['at'];
      }
      polled.add(place);
    },
  };
}

/** Durable cursors are plain data. What n8n keeps otherwise knows whether it was changed. */
const isDurable = (kept: Json): boolean => !('__dataChanged' in kept);
