import { hash } from 'node:crypto';
import type { Alternative } from './core/define-action.ts';
import { ConnectorError } from './core/error.ts';
import type { Runtime } from './core/load.ts';
import { pagesOf } from './core/pages.ts';
import { runAction } from './core/run.ts';
import { runAll } from './core/run-all.ts';
import { type OpenConnection, openConnection } from './okta/connection/open-connection.ts';
import type { Describe } from './okta/profiles/describe.ts';
import type { ConnectorOptions } from './okta/road/client.ts';

/** Connections whose rate limits are remembered. Enough for a host that serves many orgs. */
const maxConnections = 100;

/**
 * Runs actions against orgs. It is loaded at the first run. `alternatives` gives the actions that
 * an error may name.
 */
export function createRuntime(
  options: ConnectorOptions,
  alternatives?: () => readonly Alternative[],
): Runtime {
  const connections = new Map<string, OpenConnection>();
  const describers = new WeakMap<OpenConnection, Describe>();

  function opened(raw: unknown): OpenConnection {
    const key = keyOf(raw);
    const known = connections.get(key);
    if (known) {
      // A map forgets in the order of insertion: the least used is to go first.
      if (connections.size > 1) {
        connections.delete(key);
        connections.set(key, known);
      }
      return known;
    }
    const connection = openConnection(raw, options);
    if (connections.size >= maxConnections) connections.delete([...connections.keys()][0] ?? '');
    connections.set(key, connection);
    return connection;
  }

  const run: Runtime['run'] = (action, { connection, input, signal, log, mark }) =>
    runAction(action, {
      input,
      alternatives,
      signal,
      log,
      connect: ({ mark: ofStep, ...facts }) =>
        opened(connection).client({
          ...facts,
          signal,
          log,
          mark: [mark, ofStep].filter(Boolean).join(' ') || undefined,
        }),
    });

  const plan: Runtime['plan'] = async (action, { connection, ...call }) => {
    const { planAction } = await import('./okta/planning/plan-action.ts');
    return planAction(
      opened(connection),
      action,
      { connection, ...call },
      { now: options.now, alternatives },
    );
  };

  return {
    run,
    plan,
    async apply(action, approved, call) {
      const { inputToApply } = await import('./okta/planning/plan-action.ts');
      const input = await inputToApply(approved, call, (again) => plan(action, again));
      return run(action, { ...call, input });
    },
    pages: (action, call) => pagesOf(run, action, call),
    runAll: (action, call) => runAll(run, options, action, call),
    rateLimits: (connection) => opened(connection).rateLimits(),
    async describe(action, { connection, ...call }) {
      const org = opened(connection);
      const { describer } = await import('./okta/profiles/describe.ts');
      const describe = describers.get(org) ?? describer(org);
      describers.set(org, describe);
      return describe(action, call);
    },
    async testConnection(connection, call) {
      const org = opened(connection);
      return (await import('./okta/connection/connection-test.ts')).testConnection(org, call);
    },
    async poll(trigger, call) {
      return (await import('./okta/polling/poll.ts')).poll(opened, trigger, call);
    },
    async deliver(trigger, call) {
      return (await import('./okta/polling/poll.ts')).deliver(trigger, call, options.now());
    },
    async openHook(trigger, call) {
      return (await import('./okta/polling/event-hook.ts')).openHook(opened, trigger, call);
    },
    async closeHook(trigger, call) {
      return (await import('./okta/polling/event-hook.ts')).closeHook(opened, trigger, call);
    },
    async receive(request) {
      return (await import('./okta/polling/receive.ts')).receive(request);
    },
    async latest(trigger, call) {
      return (await import('./okta/polling/poll.ts')).latest(opened, trigger, call);
    },
    async choices(name, { connection, signal, log, ...question }) {
      const { pickLists, readQuestion } = await import('./okta/pick-lists/index.ts');
      const list = pickLists[name];
      if (!list) return { choices: [], nextCursor: null };
      const okta = opened(connection).client({ scopes: list.scopes, idempotent: true, signal, log });
      return list.choices(okta, readQuestion(list, question));
    },
  };
}

/** The same for the same connection. A map's keys are seen in every look at the memory, and a connection holds secrets. */
function keyOf(raw: unknown): string {
  try {
    return hash('sha256', JSON.stringify(raw) ?? '', 'base64');
  } catch {
    throw new ConnectorError('INVALID_CONNECTION', 'The connection cannot be used: it must hold texts only.');
  }
}
