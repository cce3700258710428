import { type Item, NodeOperationError, type PollFunctions, sleep } from 'n8n-workflow';
import type { Gap, TriggerEvent } from '../../core/load.ts';
import { isConnectorError } from '../../index.ts';
import { memoryOf } from './memory.ts';
import { nodeError } from './node-error.ts';
import { prepared } from './prepared.ts';

/** The longest that the connector reads before it gives events out, in milliseconds. */
const longestRead = 30_000;
/** The events after which no more are read: the execution that they start holds all of them. */
const most = 10_000;

/** What polls in this process, by the place of the node. */
const pollers = new Map<string, PollFunctions>();
/** Polls that are under way. n8n starts the next one at its time, even if one has not ended. */
const underWay = new Set<string>();

/** Reads what is new for the trigger that the node is set to, or its latest events for a test. Null starts nothing. */
export async function poll(context: PollFunctions): Promise<Item[][] | null> {
  const place = placeOf(context);
  const isTest = context.getMode() === 'manual';
  if (!isTest && underWay.has(place)) return null;
  try {
    if (!isTest) {
      underWay.add(place);
      pollers.set(place, context);
    }
    const events = isTest ? await latest(context) : await fresh(context, place);
    return events.length > 0 ? [events.map((json) => ({ json }))] : null;
  } catch (error) {
    throw nodeError(context.getNode(), error);
  } finally {
    if (!isTest) underWay.delete(place);
  }
}

/** The node of a workflow, by which what belongs to it is found. */
export const placeOf = (context: Pick<PollFunctions, 'getWorkflow' | 'getNode'>): string =>
  `${context.getWorkflow().id} ${context.getNode().id}`;

/**
 * Polls at once for events that a hook told of. It polls again a little later where the log does not show them yet. The state
 * is that of all polls, so that no event comes twice. Where another process polls, its next poll brings them.
 */
export async function pollFor(place: string, uuids: readonly unknown[]): Promise<void> {
  const context = pollers.get(place);
  const missing = new Set(uuids);
  for (const ms of context ? [0, 3_000, 10_000] : []) {
    if (ms > 0) await sleep(ms);
    if (!context || missing.size === 0 || pollers.get(place) !== context) return;
    const pollNow = async () => {
      const found = await poll(context);
      if (found) context.__emit(found);
      else await context.__commitCursor?.();
      for (const { json } of found?.[0] ?? []) missing.delete(json['uuid']);
    };
    await (context.__runPoll?.(pollNow) ?? pollNow());
  }
}

/** Forgets what polls for a node that is switched off. */
export const endPolls = (place: string): void => void pollers.delete(place);

async function latest(context: PollFunctions): Promise<TriggerEvent[]> {
  const { engine, trigger, call } = await prepared(context);
  return engine.latest(trigger, call);
}

async function fresh(context: PollFunctions, place: string): Promise<TriggerEvent[]> {
  const end = Date.now() + context.getPollBudgetMs() - longestRead;
  const { engine, trigger, call } = await prepared(context);
  const warn = (message: string) => context.logger.warn(`${context.getNode().name}: ${message}`);
  const memory = memoryOf(context, place, trigger);
  const events: TriggerEvent[] = [];
  const gaps: Gap[] = [];
  let { state } = memory;
  for (;;) {
    try {
      const polled = await engine.poll(trigger, { ...call, state });
      state = polled.state;
      events.push(...polled.events);
      gaps.push(...polled.gaps);
      if (!polled.more) break;
      if (events.length >= most || Date.now() >= end) {
        warn(
          `There is more to read, ${Math.round(polled.lag / 60_000)} minutes behind. The next poll goes on.`,
        );
        break;
      }
    } catch (error) {
      if (events.length === 0 || !isConnectorError(error)) throw error;
      // What was read before is handed over. The next poll meets the error again, unless it has passed.
      warn(error.message);
      break;
    }
  }
  for (const gap of gaps) context.__emitError(missing(context, gap));
  memory.keep(state, events.length > 0);
  // What happens from now on counts, though the next poll may be another process's.
  if (memory.state === undefined && events.length === 0) await context.__commitCursor?.();
  return events;
}

/** n8n shows a person nothing of a poll but its errors. This one stands among the executions, and the poll goes on. */
const missing = (context: PollFunctions, { from, to, why }: Gap): NodeOperationError =>
  new NodeOperationError(context.getNode(), `Events from ${from} to ${to} are missing.`, {
    description: why,
  });
