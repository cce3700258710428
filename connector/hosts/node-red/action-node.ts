import { type Connector, isConnectorError, type ManifestAction } from '../../index.ts';
import { deployedConnection } from './connection-node.ts';
import type { Input } from './editor/palette.ts';
import { inputOf } from './input.ts';
import type { Node, NodeConfig, Red, Status } from './red.ts';

interface ActionConfig extends NodeConfig {
  connection: string;
  /** Under which name of `msg.okta` later steps find the output. */
  step?: string;
  input?: Input;
  /** Say what would change, and change nothing. */
  dryRun?: boolean;
}

/**
 * The node of an action. Its output is the payload, and stays reachable for later steps in `msg.okta`: Node-RED copies
 * the properties of a message when it splits or branches, so every later message carries it along.
 */
export function actionNode(red: Red, connector: Connector, action: ManifestAction) {
  return function (this: Node, config: ActionConfig): void {
    red.nodes.createNode(this, config);
    const { connection, step = '', input = {}, dryRun = false } = config;
    const closing = new AbortController();
    const { signal } = closing;

    this.on('close', () => closing.abort());

    // Many messages at once, as the rows of a file, are told together.
    const tally = { running: 0, done: 0, failed: 0 };
    const share = () => {
      const failed = tally.failed > 0 ? `, ${tally.failed} failed` : '';
      return `${tally.done} of ${tally.running + tally.done + tally.failed} done${failed}`;
    };
    const isMany = () => tally.running + tally.done + tally.failed > 1;
    const log = (text: string) =>
      this.status({ fill: 'blue', shape: 'dot', text: isMany() ? share() : text });

    this.on('input', async (message, send, done) => {
      if (tally.running === 0) Object.assign(tally, { done: 0, failed: 0 });
      tally.running += 1;
      const ended = (as: 'done' | 'failed', alone: Status) => {
        tally.running -= 1;
        tally[as] += 1;
        if (tally.running > 0) log('');
        else
          this.status(
            isMany() ? { ...alone, fill: tally.failed > 0 ? 'red' : 'green', text: share() } : alone,
          );
      };
      try {
        log('running');
        const call = {
          connection: deployedConnection(red, connection) ?? {},
          input: await inputOf(red, this, message, input),
          signal,
          log,
        };
        const output = await (dryRun ? connector.plan(action.name, call) : connector.run(action.name, call));
        if (signal.aborted) return done();
        message.payload = output;
        message['okta'] = { ...(message['okta'] as object), [step || action.name]: output };
        ended('done', { fill: 'green', shape: dryRun ? 'ring' : 'dot', text: dryRun ? 'planned' : 'done' });
        send(message);
        done();
      } catch (error) {
        // The flow was closed while the call ran: the catch nodes that should hear of it are closed too.
        if (signal.aborted) return done();
        ended('failed', {
          fill: 'red',
          shape: 'ring',
          text: isConnectorError(error) ? error.code : 'failed',
        });
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
