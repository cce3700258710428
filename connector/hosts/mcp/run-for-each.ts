import { z } from 'zod/v3';
import { ConnectorError } from '../../index.ts';
import { mustAsk } from '../shared/care.ts';
import { forEach, inputsIn } from '../shared/for-each.ts';
import { withoutSecrets } from '../shared/secrets.ts';
import { withheld } from './call.ts';
import { askFirst } from './confirm.ts';
import type { McpHost } from './host.ts';
import { actionCalled, answerWithAudit, hintsOfAny, inputFrom, type OtherTool } from './other-tool.ts';
import { success } from './result.ts';
import { withAudit } from './with-audit.ts';

/** The most inputs of one call. A person reads all of them before they agree. */
const most = 50;

const declared = {
  name: 'run_for_each',
  title: 'Run for each',
  description: `Runs an action once for each of up to ${most} inputs, such as for each of many users. One that fails stops no other. Call describe_action first to learn the input.`,
  input: z
    .object({
      action: z.string().describe('The name of the action, from find_actions.'),
      inputs: z.array(z.record(z.unknown())).describe('An input of the action for each run.'),
    })
    .strict(),
  hints: hintsOfAny,
};

/** Runs an action for each of a list of inputs. A person who has to agree is asked once, for all of them. */
export const runForEach: OtherTool = {
  ...declared,
  async call(host, given, caller) {
    let call: { action: ReturnType<typeof actionCalled>; inputs: Record<string, unknown>[] };
    try {
      const { action, inputs } = inputFrom(declared, given);
      call = { action: actionCalled(host, action), inputs: inputsIn(inputs, most) };
    } catch (error) {
      return answerWithAudit(host, declared, { given, caller }, () => Promise.reject(error));
    }
    const { action, inputs } = call;
    const masking = { words: '[masked]', namesOnly: true };
    const shown = inputs.map((input) => withoutSecrets(action.inputSchema, input, masking));
    const audited = {
      tool: declared.name,
      title: declared.title,
      client: caller.client,
      input: { action: action.name, inputs: shown },
    };
    return withAudit(host, audited, async () => {
      const asks = !host.allowDestructive && inputs.some((input) => mustAsk(action, input));
      const stop = asks && (await askFirst(host, { ...caller, ...call }));
      return stop || { outcome: 'OK', result: success(await results(host, { ...caller, ...call })) };
    });
  },
};

async function results(
  { okta, connection, revealSecrets, maxOutput, say }: McpHost,
  { action, inputs, context }: Parameters<typeof askFirst>[1],
): Promise<Record<string, unknown>> {
  const { signal } = context.mcpReq;
  const log = (message: string) => say(`${action.name}: ${message}`);
  const all = await forEach({ okta, connection, action: action.name, inputs, signal, log });
  const shown = all.results.map((one) =>
    one.ok && !revealSecrets
      ? { ...one, output: withoutSecrets(action.outputSchema, one.output, { words: withheld }) }
      : one,
  );
  const output = { ...all, results: shown };
  const size = Buffer.byteLength(JSON.stringify(output));
  // What changes the org is given as it is, since its answer is what tells of the change.
  if (action.effect !== 'read' || size <= maxOutput) return output;
  throw new ConnectorError(
    'INVALID_INPUT',
    `${declared.title}: the results have ${size} bytes, more than the ${maxOutput} that this server returns. Send fewer inputs.`,
  );
}
