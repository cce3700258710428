import type { ExecuteFunctions, Item, Json } from 'n8n-workflow';
import { ConnectorError, isConnectorError } from '../../index.ts';
import { connected } from './connected.ts';
import { dryRunName, type Operation, optionsName } from './description.ts';
import { operations } from './form.ts';
import { inputOf } from './input.ts';
import { itemsOf, thingsOf } from './items.ts';
import { nodeError } from './node-error.ts';

/** Runs the action that the node is set to, once for each incoming item. */
export async function execute(context: ExecuteFunctions): Promise<Item[][]> {
  const out: Item[] = [];
  for (const item of context.getInputData().keys()) {
    try {
      out.push(...(await runOne(context, item)));
    } catch (error) {
      if (!isConnectorError(error) || error.code === 'CANCELLED' || !context.continueOnFail()) {
        throw nodeError(context.getNode(), error, item);
      }
      out.push({
        // With these keys alone n8n knows it for an error, and keeps what stands in it.
        json: { error: error.message, details: error.toJSON() },
        pairedItem: { item },
      });
    }
  }
  return [out];
}

async function runOne(context: ExecuteFunctions, item: number): Promise<Item[]> {
  const parameter = (name: string, otherwise: unknown) => context.getNodeParameter(name, item, otherwise);
  const name = String(parameter('operation', ''));
  const operation = operations[name];
  if (!operation) throw new ConnectorError('INVALID_INPUT', `There is no operation called "${name}".`);
  const { engine, connection } = await connected(context, String(parameter('authentication', 'apiKey')));
  const { action, paged } = operation;
  const all = paged && parameter('returnAll', false) === true;
  const limit = paged && !all ? { limit: parameter('limit', 50) } : {};
  const incoming = () => context.getInputData()[item]?.json ?? {};
  const call = {
    connection,
    input: { ...inputOf(operation.fields, { parameter, incoming }), ...limit },
    signal: context.getExecutionCancelSignal(),
    log: (message: string) => context.logger.info(`${context.getNode().name}: ${message}`),
  };
  const options = parameter(optionsName, {}) as Json;
  if (operation.effect !== 'read' && options[dryRunName] === true)
    return itemsOf([{ ...(await engine.plan(action, call)) }], item, undefined);
  const paths = pathsOf(context, operation, item);
  if (!all) return itemsOf(thingsOf(operation, await engine.run(action, call)), item, paths);
  const items: Item[] = [];
  for await (const page of engine.pages(action, call)) {
    items.push(...itemsOf(thingsOf(operation, page), item, paths));
    warnOfRest(context, page);
  }
  return items;
}

/** Okta may stop a list before its end, without a way on. */
function warnOfRest(context: ExecuteFunctions, { hasMore, nextCursor }: Json): void {
  if (!hasMore || nextCursor !== null) return;
  context.addExecutionHints({
    message: 'Okta has more results, but offers no next page. Use a narrower search to find the rest.',
    location: 'outputPane',
  });
}

/** The fields that are left of each thing, or undefined for all. */
function pathsOf(context: ExecuteFunctions, { simple }: Operation, item: number): string[] | undefined {
  if (!simple) return undefined;
  if (!context.isToolExecution())
    return context.getNodeParameter('simplify', item, true) === true ? simple : undefined;
  const output = context.getNodeParameter('output', item, 'simplified');
  if (output !== 'selected') return output === 'raw' ? undefined : simple;
  return String(context.getNodeParameter('outputFields', item, ''))
    .split(',')
    .map((path) => path.trim())
    .filter(Boolean);
}
