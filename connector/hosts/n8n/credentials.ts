import type { Icon, Property } from 'n8n-workflow';
import type { Manifest } from '../../index.ts';
import { parameterOf, titleCase } from './property.ts';

/** A kind of credential, as n8n stores it. */
export interface Credential {
  /** The value of the field "authentication" of a connection. */
  authentication: string;
  /** The kind of authentication, in words. */
  kind: string;
  name: string;
  displayName: string;
  documentationUrl: string;
  icon: Icon;
  properties: Property[];
}

/** The kinds of credentials. Their names are ours alone: n8n owns "oktaApi", and names hold for all nodes. */
export function credentialsOf(
  { connection, title }: Manifest,
  facts: Pick<Credential, 'documentationUrl' | 'icon'>,
): Credential[] {
  return connection.authentication.map(({ name, title: kind, fields, required }) => ({
    ...facts,
    authentication: name,
    kind: titleCase(kind),
    name: `${title.toLowerCase()}Workflow${name === 'apiKey' ? '' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`}Api`,
    displayName: `${title} Workflow ${kind.startsWith('API') ? '' : `${titleCase(kind)} `}API`,
    properties: fields.map((key) => {
      const schema = connection.schema.properties[key] ?? {};
      return parameterOf(key, schema, required.includes(key) ? { required: true } : {}).property;
    }),
  }));
}

/** The connection that a stored credential is. What was left empty is left out. */
export const connectionOf = (
  authentication: string,
  stored: Record<string, unknown>,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(stored).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ),
  authentication,
});
