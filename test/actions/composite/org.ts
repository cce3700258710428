import { onTestFinished } from 'vitest';
import { loadConnector } from '../../../connector/index.ts';
import { startSandbox } from '../../../connector/sandbox/index.ts';
import { type Body, type Plain, plain } from '../../differential/plain.ts';

type Run = (action: string, input: object) => Promise<Body>;

/** An org for one test: its answers to plain calls, and the connector connected to it. `now` is the clock of both. */
export async function newOrg(
  now: () => number = Date.now,
): Promise<{ org: Plain; run: Run; runAs: (apiKey: string) => Run }> {
  const sandbox = await startSandbox({ rateLimit: 'off', now });
  onTestFinished(() => sandbox.stop());
  const okta = await loadConnector({ sleep: async () => {}, now });
  const runAs =
    (apiKey: string): Run =>
    (action, input) =>
      okta.run(action as 'get_user', {
        connection: { domain: sandbox.origin, apiKey, sandbox: true },
        input: input as { userId: string },
      });
  return { org: plain(sandbox), run: runAs(sandbox.apiKey), runAs };
}
