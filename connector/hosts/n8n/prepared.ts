import type { Common } from 'n8n-workflow';
import { ConnectorError } from '../../index.ts';
import { connected } from './connected.ts';
import { triggerOperations } from './form.ts';
import { inputOf } from './input.ts';

/** All that the trigger of a node takes: how it is filled in, and the connector for its credential. */
export async function prepared(
  context: Common & { getNodeParameter(name: string, fallback?: unknown): unknown },
) {
  const parameter = (name: string, otherwise: unknown) => context.getNodeParameter(name, otherwise);
  const name = String(parameter('operation', ''));
  const operation = triggerOperations[name];
  if (!operation) throw new ConnectorError('INVALID_INPUT', `There is no trigger called "${name}".`);
  const { engine, connection } = await connected(context, String(parameter('authentication', 'apiKey')));
  const log = (message: string) => context.logger.info(`${context.getNode().name}: ${message}`);
  return {
    engine,
    trigger: operation.trigger,
    call: { connection, input: inputOf(operation.fields, { parameter }), log },
  };
}
