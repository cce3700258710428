import { randomUUID } from 'node:crypto';
import {
  type CallToolResult,
  type InputRequiredResult,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import { ConnectorError, isConnectorError } from '../../index.ts';
import type { AuditEntry } from './audit-log.ts';
import type { McpHost } from './host.ts';
import { failure } from './result.ts';

/** The result of a call, and the word for it in the audit log. */
export interface Outcome {
  outcome: string;
  result: CallToolResult | InputRequiredResult;
}

/** A call as the audit log names it. */
interface Audited extends Pick<AuditEntry, 'tool' | 'client' | 'input'> {
  title: string;
}

/** Does the work of a call, and writes it down before and after. What cannot be written down is not done. */
export async function withAudit(
  { auditLog, say }: McpHost,
  call: Audited,
  work: () => Promise<Outcome>,
): Promise<Outcome['result']> {
  if (!auditLog) return (await outcomeOf(work, call, say)).result;

  const { tool, title, client, input } = call;
  const started = performance.now();
  const id = randomUUID();
  const write = (facts: Pick<AuditEntry, 'outcome' | 'ms'>) =>
    auditLog.write({ time: new Date().toISOString(), call: id, tool, client, input, ...facts });
  try {
    await write({ outcome: 'STARTED' });
  } catch (error) {
    say(`The audit log cannot be written: ${error}`);
    return failure(unwritten(title), 'Tell the person who runs the server.');
  }
  let outcome = 'FAILED';
  try {
    const last = await outcomeOf(work, call, say);
    outcome = last.outcome;
    return last.result;
  } finally {
    // The call has run, so its result is returned. The next call is refused if the log still cannot be written.
    await write({ outcome, ms: Math.round(performance.now() - started) }).catch((error) =>
      say(`The audit log cannot be written: ${error}`),
    );
  }
}

const unwritten = (title: string) =>
  new ConnectorError(
    'CANCELLED',
    `${title} was not run, since the audit log cannot be written. Nothing was sent.`,
  );

/** The outcome of the work. What Okta or the input refuses is a result that says so. */
async function outcomeOf(
  work: () => Promise<Outcome>,
  { tool, title }: Pick<Audited, 'tool' | 'title'>,
  say: McpHost['say'],
): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (isConnectorError(error)) return { outcome: error.code, result: failure(error) };
    // The SDK hands the words of any error on to the client. They may quote the input, so that only the place is told.
    const [place] = /^ +at .*$/m.exec((error instanceof Error && error.stack) || '') ?? [
      'at an unknown place',
    ];
    say(`${tool} failed inside the server, ${place.trim()}.`);
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      `${title} failed inside the server. Okta may have received the request. Check before you try again.`,
    );
  }
}
