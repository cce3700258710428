import { randomUUID } from 'node:crypto';
import {
  type CallToolResult,
  type ClientCapabilities,
  type InputRequiredResult,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { ConnectorError, isConnectorError, type ManifestAction } from '../../index.ts';
import type { AuditEntry } from './audit-log.ts';
import { withinBudget } from './budget.ts';
import { asksFirst, confirmed } from './confirm.ts';
import type { McpHost } from './host.ts';
import { failure, success } from './result.ts';
import { withoutSecrets } from './secrets.ts';

export interface ToolCall {
  action: ManifestAction;
  input: Record<string, unknown>;
  /** What the client calls itself. */
  client: string;
  capabilities: ClientCapabilities;
  context: ServerContext;
}

interface Done {
  outcome: string;
  result: CallToolResult | InputRequiredResult;
}

/** Carries out one call of a tool. What Okta or the input refuses is a result that says so; it is written down before and after. */
export async function callTool(host: McpHost, call: ToolCall): Promise<Done['result']> {
  const { auditLog, say } = host;
  const { action, client, input } = call;
  if (!auditLog) return (await done(host, call)).result;

  const started = performance.now();
  const id = randomUUID();
  const shown = withoutSecrets(action.inputSchema, input, {
    words: '[masked]',
    namesOnly: true,
  });
  const write = (facts: Pick<AuditEntry, 'outcome' | 'ms'>) =>
    auditLog.write({
      time: new Date().toISOString(),
      call: id,
      tool: action.name,
      client,
      input: shown,
      ...facts,
    });
  try {
    await write({ outcome: 'STARTED' });
  } catch (error) {
    say(`The audit log cannot be written: ${error}`);
    return failure(unwritten(action), 'Tell the person who runs the server.');
  }
  let outcome = 'FAILED';
  try {
    const last = await done(host, call);
    outcome = last.outcome;
    return last.result;
  } finally {
    // What was done is done: the next call will be refused.
    await write({ outcome, ms: Math.round(performance.now() - started) }).catch((error) =>
      say(`The audit log cannot be written: ${error}`),
    );
  }
}

const unwritten = ({ title }: ManifestAction) =>
  new ConnectorError(
    'CANCELLED',
    `${title} was not run, since the audit log cannot be written. Nothing was sent.`,
  );

async function done(host: McpHost, call: ToolCall): Promise<Done> {
  try {
    const asks = !host.allowDestructive && asksFirst(call.action, call.input);
    const stop = asks && (await confirmed(host, call));
    return stop || { outcome: 'OK', result: await ran(host, call) };
  } catch (error) {
    if (isConnectorError(error)) return { outcome: error.code, result: failure(error) };
    // The SDK hands the words of any error on to the client. They may quote the input, so that only the place is told.
    const { name, title } = call.action;
    const [place] = /^ +at .*$/m.exec((error instanceof Error && error.stack) || '') ?? [
      'at an unknown place',
    ];
    host.say(`${name} failed inside the server, ${place.trim()}.`);
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      `${title} failed inside the server. Okta may have been asked: look before you try again.`,
    );
  }
}

async function ran(host: McpHost, { action, input, context }: ToolCall): Promise<CallToolResult> {
  const { okta, connection, revealSecrets, maxOutput: most } = host;
  const { signal } = context.mcpReq;
  const progress = progressOf(context);
  const log = (message: string) => {
    host.say(`${action.name}: ${message}`);
    progress(message);
  };
  const run = async (input: Record<string, unknown>) => {
    // Any name and input: the connector checks both.
    const output = await okta.run(action.name, { connection, input, signal, log });
    const shown = revealSecrets ? output : withoutSecrets(action.outputSchema, output, { words: withheld });
    return shown as Record<string, unknown>;
  };
  const { output, remark } = await withinBudget({ action, input, most, run });
  return success(output, remark);
}

const withheld = '[withheld: start the server with --reveal-secrets]';

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
