import { type JsonSchema, loadConnector } from '../../index.ts';
import { actionNode, passErrorsOn } from './action-node.ts';
import { serveEditor } from './admin.ts';
import { connectionNode } from './connection-node.ts';
import { fieldsOf, secretsOf } from './editor/fields.ts';
import { connectionType, credentialKey, nodeType, triggerType } from './editor/names.ts';
import { hookDoor } from './hook.ts';
import type { Red } from './red.ts';
import { triggerNode } from './trigger-node.ts';

const credentials = (schema: JsonSchema) =>
  Object.fromEntries(
    secretsOf(fieldsOf(schema)).map((path) => [credentialKey(path), { type: 'password' as const }]),
  );

/**
 * Node-RED as a host: the connection, every action and every trigger of the manifest become nodes. Node-RED calls this at its start, and
 * waits for it.
 */
async function nodes(red: Red): Promise<void> {
  const connector = await loadConnector();
  const { connection, actions, triggers } = connector.manifest;
  red.nodes.registerType(connectionType, connectionNode(red, connector.manifest), {
    credentials: credentials(connection.schema),
  });
  for (const action of actions) {
    red.nodes.registerType(nodeType(action.name), actionNode(red, connector, action), {
      credentials: credentials(action.inputSchema),
    });
  }
  const door = hookDoor(red);
  for (const trigger of triggers) {
    red.nodes.registerType(triggerType(trigger.name), triggerNode(red, connector, trigger, door));
  }
  passErrorsOn(red);
  serveEditor(red, connector);
}

// Node-RED loads nodes with require(). What an ES module exports under this name is what require() gives back.
export { nodes as 'module.exports' };
