import { type Host, loadConnector } from '../../index.ts';
import { actionNode, passErrorsOn } from './action-node.ts';
import { serveEditor } from './admin.ts';
import { connectionNode } from './connection-node.ts';
import { fieldsOf, secretsOf } from './editor/fields.ts';
import { connectionType, credentialKey, nodeType } from './editor/names.ts';
import type { Red } from './red.ts';

/** Node-RED as a host: the connection and every action of the manifest become nodes. */
const nodeRed = (red: Red): Host => ({
  register(connector) {
    const { manifest } = connector;
    red.nodes.registerType(connectionType, connectionNode(red, manifest), {
      credentials: credentials(manifest.connection.schema),
    });
    for (const action of manifest.actions) {
      red.nodes.registerType(nodeType(action.name), actionNode(red, connector, action), {
        credentials: credentials(action.inputSchema),
      });
    }
    passErrorsOn(red);
    serveEditor(red, connector);
  },
});

const credentials = (schema: object) =>
  Object.fromEntries(
    secretsOf(fieldsOf(schema)).map((path) => [credentialKey(path), { type: 'password' as const }]),
  );

/** Node-RED calls this at its start, and waits for it. */
async function nodes(red: Red): Promise<void> {
  const connector = await loadConnector();
  await connector.register(nodeRed(red));
}

// Node-RED loads nodes with require(). What an ES module exports under this name is what require() gives back.
export { nodes as 'module.exports' };
