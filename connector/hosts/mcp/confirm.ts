import { createHash } from 'node:crypto';
import {
  type CallToolResult,
  type ClientCapabilities,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
} from '@modelcontextprotocol/server';
import { ConnectorError, type ManifestAction, type Plan } from '../../index.ts';
import { withoutSecrets } from '../shared/secrets.ts';
import type { Caller, McpHost } from './host.ts';
import { givenFor } from './pick-lists.ts';
import { failure } from './result.ts';

/** The reason why a call does not go on now: it asks, the person said no, or nobody can be asked. */
interface Stop {
  outcome: 'ASKED' | 'DECLINED' | 'CANNOT_ASK';
  result: CallToolResult | InputRequiredResult;
}

/** Runs of an action, one for each input, that a client wants. */
export interface Runs extends Caller {
  action: ManifestAction;
  inputs: readonly Record<string, unknown>[];
}

/** Of many runs the first are planned for the person, since each plan takes calls of its own. */
const planned = 3;

/**
 * Asks the person at the client. Gives back why the call must not go on, or nothing when the person has agreed to just this
 * call: this action with these inputs, in this session of this client, with just these plans. A person who agreed to other
 * plans is asked again.
 */
export async function askFirst(
  host: McpHost,
  { action, inputs, client, context: { mcpReq, sessionId }, capabilities }: Runs,
): Promise<Stop | undefined> {
  if (!canAsk(capabilities)) {
    return {
      outcome: 'CANNOT_ASK',
      result: notRun(action, "it needs a person's approval, and this client cannot ask", elsewhere),
    };
  }
  const { okta, connection } = host;
  const plans: Plan[] = [];
  for (const input of inputs.slice(0, planned)) {
    // Where no plan can be made, the run itself will say why.
    const plan = await okta
      .plan(action.name, { connection, input, signal: mcpReq.signal })
      .catch(() => undefined);
    if (plan) plans.push(plan);
  }
  const call = createHash('sha256')
    .update(JSON.stringify([action.name, inputs, client, sessionId, plans.map(({ hash }) => hash)]))
    .digest('base64url');
  const answer = inputResponse(mcpReq.inputResponses, 'confirm');
  const question = mcpReq.requestState<string>();
  if (answer.kind === 'elicit' && question && host.questions.end(question, call)) {
    if (answer.action === 'accept' && answer.content?.confirm === true) return undefined;
    return { outcome: 'DECLINED', result: notRun(action, 'the person did not agree', askAgain) };
  }
  const confirm = inputRequired.elicit({
    message: [
      await questionAbout(host, action, inputs, mcpReq.signal),
      ...plans.map(({ summary }) => summary),
      ...(inputs.length > planned ? [`... and so for all ${inputs.length}.`] : []),
    ].join('\n\n'),
    requestedSchema: {
      type: 'object',
      properties: { confirm: { type: 'boolean', title: action.title, description: 'Run this action?' } },
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

const askAgain = 'Ask the person what to do instead. Do not try to get the same result another way.';
const elsewhere =
  'Tell the person. They can use a client that can ask, or start the server with --allow-destructive.';

async function questionAbout(
  host: McpHost,
  { title, description, inputSchema }: ManifestAction,
  inputs: Runs['inputs'],
  signal: AbortSignal,
): Promise<string> {
  const { okta, connection } = host;
  const shown = inputs.map((one) => withoutSecrets(inputSchema, one, { words: '[secret]' }));
  const [input = {}] = inputs;
  if (inputs.length > 1) {
    const all = shown.map((one) => JSON.stringify(one)).join('\n');
    return `${title}, ${inputs.length} times: ${description}\n\n${all}`;
  }
  const named = Object.entries(inputSchema.properties).map(async ([key, field]) => {
    const pickList = field['x-pick-list'];
    const chosen = [input[key]].flat().filter((value) => typeof value === 'string');
    if (!pickList || chosen.length === 0) return '';
    const call = { connection, chosen, ...givenFor(host, pickList, input), signal };
    // The question is put without a name that cannot be read.
    const { choices } = await okta.pickList(pickList, call).catch(() => ({ choices: [] }));
    // In quotes, since somebody typed it: it must not look like a part of the question.
    return choices.map(({ label }) => `\n${field.title}: ${JSON.stringify(label)}`).join('');
  });
  return `${title}: ${description}\n${(await Promise.all(named)).join('')}\n${JSON.stringify(shown[0], null, 2)}`;
}
