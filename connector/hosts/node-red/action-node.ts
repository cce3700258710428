import { type Connector, isConnectorError, type ManifestAction } from '../../index.ts';
import { deployedConnection } from './connection-node.ts';
import type { Input } from './editor/palette.ts';
import { inputOf } from './input.ts';
import type { Node, NodeConfig, Red } from './red.ts';

interface ActionConfig extends NodeConfig {
  connection: string;
  /** Under which name of `msg.okta` later steps find the output. */
  step?: string;
  input?: Input;
}

/**
 * The node of an action. Its output is the payload, and stays reachable for later steps in `msg.okta`: Node-RED copies
 * the properties of a message when it splits or branches, so every later message carries it along.
 */
export function actionNode(red: Red, connector: Connector, action: ManifestAction) {
  return function (this: Node, config: ActionConfig): void {
    red.nodes.createNode(this, config);
    const { connection, step = '', input = {} } = config;
    const closing = new AbortController();
    const { signal } = closing;

    this.on('close', () => closing.abort());

    this.on('input', async (message, send, done) => {
      const log = (text: string) => this.status({ fill: 'blue', shape: 'dot', text });
      try {
        log('running');
        const output = await connector.run(action.name, {
          connection: deployedConnection(red, connection) ?? {},
          input: await inputOf(red, this, message, input),
          signal,
          log,
        });
        if (signal.aborted) return done();
        message.payload = output;
        message['okta'] = { ...(message['okta'] as object), [step || action.name]: output };
        this.status({ fill: 'green', shape: 'dot', text: 'done' });
        send(message);
        done();
      } catch (error) {
        // The flow was closed while the call ran: the catch nodes that should hear of it are closed too.
        if (signal.aborted) return done();
        this.status({ fill: 'red', shape: 'ring', text: isConnectorError(error) ? error.code : 'failed' });
        done(isConnectorError(error) ? Object.assign(error, { cause: error.toJSON() }) : error);
      }
    });
  };
}

/**
 * Of an error, Node-RED passes only code, stack, cause and the message with the error's name before it on to a catch node.
 * This puts what the cause holds in their place: `msg.error.retryable`, `msg.error.okta` ...
 */
export function passErrorsOn(red: Red): void {
  const hook = 'onReceive.okta-errors';
  // Node-RED loads a node set again when it is disabled and enabled, and refuses a second hook of one name.
  red.hooks.remove(hook);
  red.hooks.add(hook, ({ msg, destination }) => {
    if (destination.node.type !== 'catch') return;
    const { cause, stack: _, ...error } = (msg['error'] ?? {}) as Record<string, unknown>;
    if (isReported(cause)) msg['error'] = { ...error, ...cause };
  });
}

const isReported = (cause: unknown): cause is { name: string } =>
  typeof cause === 'object' && cause !== null && 'name' in cause && cause.name === 'ConnectorError';
