import { createHash } from 'node:crypto';
import {
  type CallToolResult,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server';
import { ConnectorError, type ManifestAction } from '../../index.ts';
import type { ToolCall } from './call.ts';
import type { McpHost } from './host.ts';
import { failure } from './result.ts';
import { withoutSecrets } from './secrets.ts';

/** Why a call does not go on now: it asks, the person said no, or nobody can be asked. */
export interface Stop {
  outcome: 'ASKED' | 'DECLINED' | 'CANNOT_ASK';
  result: CallToolResult | InputRequiredResult;
}

/** Whether a person has to agree to a call with this input, before the input is checked. */
export function asksFirst({ effect, confirm = [] }: ManifestAction, input: Record<string, unknown>): boolean {
  if (effect === 'delete' || confirm === true) return true;
  return confirm.some((danger) =>
    typeof danger === 'string' ? mayHold(input, danger.split('.')) : input[danger.field] !== danger.unless,
  );
}

/** What is not an object cannot be looked into, such as a text with JSON in it: it may hold anything. */
function mayHold(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  if (value === undefined || value === null) return false;
  if (typeof value !== 'object' || Array.isArray(value)) return true;
  return Object.entries(value).some(
    ([name, inner]) => name.trim().toLowerCase() === key.toLowerCase() && mayHold(inner, rest),
  );
}

/**
 * Asks the person at the client. Nothing comes back when the person has agreed to just this call: this action with this
 * input, in this session of this client.
 */
export async function confirmed(
  host: McpHost,
  { action, input, client, context: { mcpReq, sessionId }, capabilities }: ToolCall,
): Promise<Stop | undefined> {
  const call = createHash('sha256')
    .update(JSON.stringify([action.name, input, client, sessionId]))
    .digest('base64url');
  const answer = inputResponse(mcpReq.inputResponses, 'confirm');
  const asked = mcpReq.requestState<string>();
  if (answer.kind === 'elicit' && asked && host.questions.end(asked, call)) {
    if (answer.action === 'accept' && answer.content?.confirm === true) return undefined;
    return { outcome: 'DECLINED', result: notRun(action, 'the person did not agree', askAgain) };
  }
  if (!canAsk(capabilities)) {
    return {
      outcome: 'CANNOT_ASK',
      result: notRun(action, 'a person has to agree to it, and this client cannot ask', elsewhere),
    };
  }
  const confirm = inputRequired.elicit({
    message: await question(host, action, input, mcpReq.signal),
    requestedSchema: {
      type: 'object',
      properties: { confirm: { type: 'boolean', title: action.title, description: 'Do it?' } },
      required: ['confirm'],
    },
  });
  const requestState = host.questions.open(call);
  return { outcome: 'ASKED', result: inputRequired({ inputRequests: { confirm }, requestState }) };
}

/** A client that names no kind of question asks by forms. */
const canAsk = ({ elicitation }: ClientCapabilities): boolean =>
  elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined);

const notRun = ({ title }: ManifestAction, why: string, remedy: string): CallToolResult =>
  failure(new ConnectorError('CANCELLED', `${title} was not run: ${why}. Nothing was sent.`), remedy);

const askAgain = 'Ask the person what to do instead. Do not try another way to the same end.';
const elsewhere =
  'Tell the person, who can use a client that asks, or start the server with --allow-destructive to run such tools without a question.';

async function question(
  { okta, connection }: McpHost,
  { title, description, inputSchema }: ManifestAction,
  input: Record<string, unknown>,
  signal: AbortSignal,
): Promise<string> {
  const shown = withoutSecrets(inputSchema, input, { words: '[secret]' });
  const named = Object.entries(inputSchema.properties).map(async ([key, field]) => {
    const pickList = field['x-pick-list'];
    const chosen = [input[key]].flat().filter((value) => typeof value === 'string');
    if (!pickList || chosen.length === 0) return '';
    const call = { connection, chosen, signal };
    // The question is put without a name that cannot be read.
    const { choices } = await okta.pickList(pickList, call).catch(() => ({ choices: [] }));
    // In quotes, since somebody typed it: it must not look like a part of the question.
    return choices.map(({ label }) => `\n${field.title}: ${JSON.stringify(label)}`).join('');
  });
  return `${title}: ${description}\n${(await Promise.all(named)).join('')}\n${JSON.stringify(shown, null, 2)}`;
}
