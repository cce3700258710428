import type { CallToolResult, ServerContext } from '@modelcontextprotocol/server';
import { mustAsk } from '../shared/care.ts';
import { withoutSecrets } from '../shared/secrets.ts';
import { withinBudget } from './budget.ts';
import { askFirst } from './confirm.ts';
import type { ActionCall, McpHost } from './host.ts';
import { success } from './result.ts';
import { type Outcome, withAudit } from './with-audit.ts';

/**
 * Carries out a call of an action: asks the person where that is needed, runs it, keeps secrets back, and writes all of it
 * down. Every tool that runs an action comes through here.
 */
export function callAction(host: McpHost, call: ActionCall): Promise<Outcome['result']> {
  const { action, client, input } = call;
  const { name: tool, title, inputSchema } = action;
  const masking = { words: '[masked]', namesOnly: true };
  const shown = withoutSecrets(inputSchema, input, masking);
  return withAudit(host, { tool, title, client, input: shown }, async () => {
    const stop =
      !host.allowDestructive &&
      mustAsk(action, input) &&
      (await askFirst(host, { ...call, inputs: [input] }));
    return stop || { outcome: 'OK', result: await resultOf(host, call) };
  });
}

async function resultOf(
  { okta, connection, revealSecrets, maxOutput: most, keptLists, say }: McpHost,
  { action, input, context }: ActionCall,
): Promise<CallToolResult> {
  const { signal } = context.mcpReq;
  const progress = progressOf(context);
  const log = (message: string) => {
    say(`${action.name}: ${message}`);
    progress(message);
  };
  const run = async () => {
    // Any name and input: the connector checks both.
    const output = await okta.run(action.name, { connection, input, signal, log });
    const shown = revealSecrets ? output : withoutSecrets(action.outputSchema, output, { words: withheld });
    return shown as Record<string, unknown>;
  };
  const { output, remark } = await withinBudget({ action, input, most, keptLists, run });
  return success(output, remark);
}

/** What stands for a secret of an output. */
export const withheld = '[withheld: start the server with --reveal-secrets]';

/** Tells the client how far the run is, where it asked for that. A client that is gone needs no telling. */
function progressOf({ mcpReq: { _meta, notify } }: ServerContext): (message: string) => void {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return () => {};
  let progress = 0;
  return (message) => {
    progress += 1;
    notify({ method: 'notifications/progress', params: { progressToken, progress, message } }).catch(
      () => {},
    );
  };
}
