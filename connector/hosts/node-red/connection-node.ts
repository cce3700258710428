import { ConnectorError, type Manifest } from '../../index.ts';
import { type Field, fieldsOf } from './editor/fields.ts';
import { connectionType, storedSecret } from './editor/names.ts';
import type { Credentials, Node, NodeConfig, Red } from './red.ts';

interface ConnectionNode extends Node {
  /** The connection in the form that the connector takes. */
  connection: Record<string, unknown>;
}

/** The config node that holds the address of an org and its key. Node-RED encrypts the key and keeps it apart. */
export function connectionNode(red: Red, manifest: Manifest) {
  return function (this: Node, config: NodeConfig): void {
    red.nodes.createNode(this, config);
    (this as ConnectionNode).connection = connectionOf(manifest, config, this.credentials);
  };
}

/** The connection as it was deployed, if it was. */
export function deployedConnection(red: Red, id: string): Record<string, unknown> | undefined {
  const node = red.nodes.getNode(id);
  return node?.type === connectionType ? (node as ConnectionNode).connection : undefined;
}

/** The fields that the chosen kind of authentication has. What was typed for another kind stays with Node-RED. */
function ownFields({ connection }: Manifest, config: Record<string, unknown>): Field[] {
  const { authentication, schema } = connection;
  const kind = authentication.find(({ name }) => name === config['authentication']) ?? authentication[0];
  return fieldsOf(schema).filter(({ key }) => key === 'authentication' || kind?.fields.includes(key));
}

/** The fields of a connection that hold something. */
function connectionOf(
  manifest: Manifest,
  config: Record<string, unknown>,
  credentials: Credentials = {},
): Record<string, unknown> {
  const values = ownFields(manifest, config).map(({ key, secret }) => [
    key,
    secret ? credentials[key] : config[key],
  ]);
  return Object.fromEntries(
    values.filter(([, value]) => value !== undefined && value !== '' && value !== false),
  );
}

/** A connection as the editor has it at this moment, deployed or not. */
export interface EditedConnection {
  id: string;
  values: Record<string, unknown>;
  /** Secrets that were typed. A stored one never reaches the browser, which has a placeholder in its stead. */
  secrets: Credentials;
}

/**
 * The connection behind the form. A secret that was not typed is the stored one, but only together with the values it
 * was stored with: otherwise whoever edits the form could have the key sent to an address of their own.
 */
export function editedConnection(
  red: Red,
  manifest: Manifest,
  { id, values, secrets }: EditedConnection,
): Record<string, unknown> {
  const typed = Object.fromEntries(Object.entries(secrets).filter(([, secret]) => secret !== storedSecret));
  const edited = connectionOf(manifest, values, typed);
  const stored = ownFields(manifest, values)
    .map(({ key }) => key)
    .filter((key) => secrets[key] === storedSecret);
  const deployed = deployedConnection(red, id);
  if (stored.length === 0 || !deployed) return edited;
  const whole = { ...edited, ...Object.fromEntries(stored.map((key) => [key, deployed[key]])) };
  // A form names the kind of authentication that an older flow leaves to the default.
  const usual = Object.fromEntries(
    fieldsOf(manifest.connection.schema).map((field) => [field.key, field.default]),
  );
  const changed = Object.keys({ ...deployed, ...whole }).some(
    (key) => (deployed[key] ?? usual[key]) !== (whole[key] ?? usual[key]),
  );
  if (changed) {
    throw new ConnectorError(
      'INVALID_CONNECTION',
      'The connection was changed after its key was stored. Enter the key again, so that it is not sent to a new address without your consent.',
    );
  }
  return whole;
}
