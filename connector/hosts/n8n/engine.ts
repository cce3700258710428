import { sleep as wait } from 'n8n-workflow';
import type { Page, RunCall, Runtime } from '../../core/load.ts';
import { ConnectorError } from '../../index.ts';
import { catalogue, createRuntime, described, packageVersion, scopes } from './parts.ts';
import { type Sender, sendThrough } from './send.ts';

/** The connector for one credential, in the words of n8n. */
export interface Engine {
  run(action: string, call: Call): Promise<unknown>;
  pages(action: string, call: Call): AsyncIterable<Page>;
  choices: Runtime['choices'];
  describe(action: string, call: Call): ReturnType<Runtime['describe']>;
  testConnection(connection: unknown): ReturnType<Runtime['testConnection']>;
}

type Call = Pick<RunCall, 'connection' | 'input' | 'signal' | 'log'>;

const actions = new Map(
  Object.values(catalogue).flatMap(({ actions: own }) => own.map((action) => [action.name, action])),
);

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
    () => [...actions.values()],
  );
  const action = (name: string) => {
    const found = actions.get(name);
    if (!found) throw new ConnectorError('INVALID_INPUT', `There is no action called "${name}".`);
    return found;
  };
  const engine: Engine = {
    run: (name, call) => runtime.run(action(name), call),
    pages: (name, call) => runtime.pages(action(name), call),
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
