import { z } from 'zod/v3';
import { careOf } from '../shared/care.ts';
import { bestFor } from '../shared/find.ts';
import { callAction } from './call.ts';
import { schemasOf } from './describe.ts';
import type { ActionCall, McpHost } from './host.ts';
import {
  actionCalled,
  answerTool,
  answerWithAudit,
  hintsOfAny,
  inputFrom,
  type OtherTool,
} from './other-tool.ts';
import { runForEach } from './run-for-each.ts';
import { inWords, openSchema, spelledOut } from './tools.ts';
import type { Outcome } from './with-audit.ts';

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
  hints: hintsOfAny,
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
  direct.length < actions.length ? [findActions, describeAction, runAction, runForEach] : [];
