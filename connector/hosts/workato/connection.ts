import type { Manifest } from '../../index.ts';
import { type Field, inputFields } from './fields.ts';
import { bodyOf } from './methods.ts';
import { code } from './ruby.ts';

/** What Workato adds to the connection: where the gateway is. */
const gateway: Field[] = [
  {
    name: 'gateway',
    label: 'Gateway',
    type: 'string',
    hint: 'The https address at which you run okta-connector serve, for the actions that are more than a few calls.',
    optional: true,
  },
  { name: 'gatewayKey', label: 'Gateway key', type: 'string', control_type: 'password', optional: true },
];

/** The scopes that most recipes need. All that the connector could need are more than one app is granted. */
const usualScopes = 'okta.users.manage okta.groups.manage okta.apps.manage okta.schemas.read okta.logs.read';

/** The connection: the fields of each kind of authentication, and how a request is authorized. */
export function connectionOf({ authentication, schema, scopes: _ }: Manifest['connection']): object {
  const shown = inputFields(schema, {}).map((field) => ({ ...field, ...changed[field.name] }));
  const fields = (names: readonly string[], required: readonly string[]) =>
    names.flatMap((name) => {
      const { sticky: _, ...field } = shown.find((one) => one.name === name) ?? { name, label: name };
      return ours.has(name) ? [] : [{ ...field, optional: !required.includes(name) }];
    });
  const kinds = authentication.map(({ name, title }) => [title, name]);
  return {
    fields: [
      { ...shown.find(({ name }) => name === 'domain'), optional: false },
      {
        name: 'authentication',
        label: 'Authentication',
        type: 'string',
        control_type: 'select',
        pick_list: kinds,
        default: 'apiKey',
        optional: false,
        extends_schema: true,
      },
      ...gateway,
    ],
    authorization: {
      type: 'multi',
      selected: code("lambda do |connection|\n  connection['authentication'] || 'apiKey'\nend"),
      options: Object.fromEntries(
        authentication.map(({ name, fields: names, required }) => [
          name,
          { type: 'custom_auth', fields: fields(names, required), ...ways[name] },
        ]),
      ),
    },
    base_uri: code(`lambda do |connection|\n${indented(origin)}\nend`),
  };
}

/** Fields that are asked for once, whatever the kind of authentication, or that mean nothing in a cloud. */
const ours = new Set(['domain', 'authentication', 'sandbox']);

/** What is different in Workato: its functions take a key as PEM alone, and leave out no scope that is not granted. */
const changed: Record<string, object> = {
  privateKey: {
    hint: 'The private key of the service app as PEM text: an RSA key, or an EC key of P-256.',
    control_type: 'text-area',
  },
  scopes: {
    type: 'string',
    control_type: 'text',
    of: undefined,
    hint: 'The scopes to request, with spaces between them. Each must be granted to the service app.',
    default: usualScopes,
  },
};

/** The address of the org. Workato's gem knows no methods where it asks for it, so it stands there in full. */
const origin = bodyOf('origin');

/** How a request is authorized. The key and the token go to the org alone, not to the gateway or anywhere else. */
const authorized = (value: string) =>
  code(`lambda do |connection|
  origin = begin
${indented(indented(origin))}
  end
  headers('Authorization' => "${value}") if current_url.start_with?("#{origin}/")
end`);

const ways = {
  apiKey: { apply: authorized("SSWS #{connection['apiKey']}") },
  oauth: {
    acquire: code("lambda do |connection|\n  call('token', connection)\nend"),
    refresh_on: [401],
    apply: authorized("Bearer #{connection['access_token']}"),
  },
};

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
