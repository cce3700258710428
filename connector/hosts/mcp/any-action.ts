import type { Tool } from '@modelcontextprotocol/server';
import { type AnyZodObject, z } from 'zod/v3';
import { parseFields } from '../../core/input.ts';
import { jsonSchema } from '../../core/json-schema.ts';
import { byName } from '../../core/load.ts';
import { ConnectorError, type ManifestAction } from '../../index.ts';
import { careOf, mayAsk } from '../shared/care.ts';
import { bestFor } from '../shared/find.ts';
import { withoutSecrets } from '../shared/secrets.ts';
import { callAction } from './call.ts';
import { schemasOf } from './describe.ts';
import type { ActionCall, Caller, McpHost } from './host.ts';
import { success } from './result.ts';
import { inWords, openSchema, spelledOut } from './tools.ts';
import { type Outcome, withAudit } from './with-audit.ts';

interface Declared<I extends AnyZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  hints(host: McpHost): NonNullable<Tool['annotations']>;
}

export interface OtherTool extends Declared<AnyZodObject> {
  call(host: McpHost, given: Fields, caller: Caller): Promise<Outcome['result']>;
}

type Fields = Record<string, unknown>;

const action = z.string().describe('The name of the action, from find_actions.');

const findActions = answerTool(
  {
    name: 'find_actions',
    title: 'Find actions',
    description: 'Finds actions that are not in the list of tools. Returns the best matches.',
    input: z
      .object({ words: z.string().describe('What you want to do, in a few words, such as: delete a group.') })
      .strict(),
    hints: () => ({ readOnlyHint: true, openWorldHint: false }),
  },
  async (host, { words }) => {
    const actions = bestFor(words, host.actions).map((found) => ({
      name: found.name,
      title: found.title,
      description: inWords(found),
      effect: found.effect,
    }));
    return { actions, count: actions.length };
  },
);

const describeAction = answerTool(
  {
    name: 'describe_action',
    title: 'Describe action',
    description:
      "Describes an action: what it does and its full input and output schemas, including this org's custom attributes.",
    input: z.object({ action }).strict(),
    hints: () => ({ readOnlyHint: true, openWorldHint: true }),
  },
  async (host, input, { context }) => {
    const wanted = actionCalled(host, input.action);
    const { inputSchema, outputSchema } = await schemasOf(host, wanted, context.mcpReq.signal);
    const { name, title, effect, sample } = wanted;
    const care = careOf(wanted);
    return {
      name,
      title,
      description: inWords(wanted),
      effect,
      ...(care && { care }),
      inputSchema: spelledOut(inputSchema),
      outputSchema: openSchema(outputSchema),
      example: sample.input,
    };
  },
);

const runDeclared = {
  name: 'run_action',
  title: 'Run action',
  description: 'Runs any action by name. Call describe_action first to learn its input.',
  input: z
    .object({
      action,
      input: z.record(z.unknown()).default({}).describe('The input of the action.'),
      dryRun: z
        .boolean()
        .default(false)
        .describe('Changes nothing, and returns what the run would change and whom it would touch.'),
    })
    .strict(),
  hints: ({ actions }: McpHost) => ({
    readOnlyHint: actions.every(({ effect }) => effect === 'read'),
    destructiveHint: actions.some(mayAsk),
    idempotentHint: false,
    openWorldHint: true,
  }),
};

const runAction: OtherTool = {
  ...runDeclared,
  async call(host, given, caller) {
    let call: Pick<ActionCall, 'action' | 'input'>;
    try {
      const { action, input, dryRun } = inputFrom(runDeclared, given);
      call = { action: actionCalled(host, action), input };
      if (dryRun) return planOf(host, { ...caller, ...call });
    } catch (error) {
      return answerWithAudit(host, runDeclared, { given, caller }, () => Promise.reject(error));
    }
    return callAction(host, { ...caller, ...call });
  },
};

/** What a run would do. Nobody is asked, since nothing changes. */
const planOf = (host: McpHost, { action, input, ...caller }: ActionCall): Promise<Outcome['result']> =>
  answerWithAudit(
    host,
    runDeclared,
    { given: { action: action.name, input, dryRun: true }, caller },
    async () => {
      const { okta, connection } = host;
      return {
        ...(await okta.plan(action.name, { connection, input, signal: caller.context.mcpReq.signal })),
      };
    },
  );

/** The tools by which a client reaches the actions that are no tools of their own. Where all are, there are none. */
export const anyActionTools = ({ actions, direct }: McpHost): OtherTool[] =>
  direct.length < actions.length ? [findActions, describeAction, runAction] : [];

/** A tool that is no action, as the list of tools has it. */
export const otherTool = (host: McpHost, { name, title, description, input, hints }: OtherTool): Tool => ({
  name,
  title,
  description,
  // The SDK wants the literal type "object", which the schema of an object has.
  inputSchema: jsonSchema(input, 'input') as Tool['inputSchema'],
  annotations: { title, ...hints(host) },
});

/** A tool that runs no action. */
export function answerTool<I extends AnyZodObject>(
  declared: Declared<I>,
  answer: (host: McpHost, input: z.output<I>, caller: Caller) => Promise<Fields>,
): OtherTool {
  return {
    ...declared,
    call: (host, given, caller) =>
      answerWithAudit(host, declared, { given, caller }, async () =>
        answer(host, inputFrom(declared, given), caller),
      ),
  };
}

/** Answers a call that runs no action. It is written down as those that do. */
function answerWithAudit<I extends AnyZodObject>(
  host: McpHost,
  { name: tool, title, input }: Declared<I>,
  { given, caller: { client } }: { given: Fields; caller: Caller },
  work: () => Promise<Fields>,
): Promise<Outcome['result']> {
  const shown = withoutSecrets(jsonSchema(input, 'input'), given, { words: '[masked]', namesOnly: true });
  return withAudit(host, { tool, title, client, input: shown }, async () => ({
    outcome: 'OK',
    result: success(await work()),
  }));
}

function inputFrom<I extends AnyZodObject>({ title, input }: Declared<I>, given: Fields): z.output<I> {
  return parseFields(input, given, (fields) => {
    const reasons = fields.map(({ message }) => message).join('; ');
    return new ConnectorError('INVALID_INPUT', `${title}: ${reasons}.`, { fields });
  });
}

const actionCalled = ({ actions }: McpHost, name: string): ManifestAction =>
  byName('action on this server', actions, name);
