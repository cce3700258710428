import { sleep as wait } from 'n8n-workflow';
import type {
  HookCall,
  HookReply,
  HookRequest,
  OpenedHook,
  Page,
  PollCall,
  Polled,
  RunCall,
  Runtime,
  TriggerEvent,
} from '../../core/load.ts';
import { ConnectorError } from '../../index.ts';
import { catalogue, createRuntime, described, packageVersion, scopes, triggers } from './parts.ts';
import { type Sender, sendThrough } from './send.ts';

/** The connector for one credential, in the words of n8n. */
export interface Engine {
  run(action: string, call: Call): Promise<unknown>;
  /** What a run would change. Nothing is changed. */
  plan(action: string, call: Call): ReturnType<Runtime['plan']>;
  pages(action: string, call: Call): AsyncIterable<Page>;
  poll(trigger: string, call: Call & Pick<PollCall, 'state'>): Promise<Polled>;
  latest(trigger: string, call: Call): Promise<TriggerEvent[]>;
  openHook(trigger: string, call: HookCall): Promise<OpenedHook>;
  closeHook(trigger: string, call: Omit<HookCall, 'secret' | 'input'>): Promise<void>;
  receive(request: HookRequest): Promise<HookReply>;
  choices: Runtime['choices'];
  describe(action: string, call: Call): ReturnType<Runtime['describe']>;
  testConnection(connection: unknown): ReturnType<Runtime['testConnection']>;
}

type Call = Pick<RunCall, 'connection' | 'input' | 'signal' | 'log'>;

const actions = Object.values(catalogue).flatMap(({ actions: own }) => own);
const action = finder('action', actions);
const trigger = finder(
  'trigger',
  Object.values(triggers).flatMap(({ triggers: own }) => own),
);

/** Finds what is declared by its name. */
function finder<T extends { name: string }>(kind: string, declared: readonly T[]): (name: string) => T {
  const named = new Map(declared.map((one) => [one.name, one]));
  return (name) => {
    const found = named.get(name);
    if (!found) throw new ConnectorError('INVALID_INPUT', `There is no ${kind} called "${name}".`);
    return found;
  };
}

/** Credentials whose rate limits are remembered. */
const maxEngines = 100;
const engines = new Map<string, { engine: Engine; through: (sender: Sender) => void }>();

/**
 * The connector for a credential. What it has learned of the org's rate limits stays for the next run, while requests go
 * through whoever runs now. One is kept for each credential, so that nothing is ever sent with another's.
 */
export function engineFor(sender: Sender, credential: string, connection: unknown): Engine {
  const key = `${credential} ${JSON.stringify(connection)}`;
  const known = engines.get(key);
  if (known) {
    known.through(sender);
    return known.engine;
  }
  let current = sender;
  const runtime = createRuntime(
    {
      send: sendThrough(() => current, credential),
      sleep: sleepUntil,
      now: Date.now,
      userAgent: `n8n-nodes-okta-workflow/${packageVersion}`,
      scopes,
    },
    () => actions,
  );
  const engine: Engine = {
    run: (name, call) => runtime.run(action(name), call),
    plan: (name, call) => runtime.plan(action(name), call),
    pages: (name, call) => runtime.pages(action(name), call),
    poll: (name, call) => runtime.poll(trigger(name), call),
    latest: (name, call) => runtime.latest(trigger(name), call),
    openHook: (name, call) => runtime.openHook(trigger(name), call),
    closeHook: (name, call) => runtime.closeHook(trigger(name), call),
    receive: (request) => runtime.receive(request),
    choices: runtime.choices,
    async describe(name, call) {
      const known = described.find((one) => one.name === name);
      if (!known) throw new ConnectorError('INVALID_INPUT', `"${name}" has no attributes of its own.`);
      return runtime.describe(known, call);
    },
    testConnection: (given) => runtime.testConnection(given, { actions: [] }),
  };
  if (engines.size >= maxEngines) engines.delete([...engines.keys()][0] ?? '');
  engines.set(key, { engine, through: (next) => (current = next) });
  return engine;
}

/** Waits in n8n's way. Nothing clears the wait, so that a run which is stopped leaves it behind at once. */
async function sleepUntil(ms: number, signal?: AbortSignal): Promise<void> {
  if (!signal) return wait(ms);
  const stopped = () => new ConnectorError('CANCELLED', 'The run was stopped while it waited.');
  if (signal.aborted) throw stopped();
  await Promise.race([
    wait(ms),
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(stopped()), { once: true })),
  ]);
}
