import { createRequire } from 'node:module';
import type { catalogue } from '../actions/index.ts';
import type { Manifest } from '../schemas/manifest.ts';
import { type Connector, connectorOf, type Runtime } from './core/load.ts';
import type { Road } from './okta/road/client.ts';

export type { Manifest, ManifestAction } from '../schemas/manifest.ts';
export {
  ConnectorError,
  type ErrorCode,
  errorCodes,
  type FieldError,
  isConnectorError,
  type OktaFacts,
} from './core/error.ts';
export type { JsonSchema } from './core/json-schema.ts';
export type { ConnectionTest, Connector, Description, Host, PickListCall, RunCall } from './core/load.ts';
export type { Choice, ChoicePage } from './core/pick-list.ts';
export type { HttpRequest, HttpResponse, Send } from './core/send.ts';
export type { Road };

/** The Okta connector with its own actions, so that inputs and outputs are typed by the name of the action. */
export type OktaConnector = Connector<typeof catalogue>;

/**
 * Loads the connector: its manifest, and nothing else. An action's module is imported at its first run.
 * `road` replaces the HTTP client, the clock or the limits of the calls.
 */
export async function loadConnector(road: Partial<Road> = {}): Promise<OktaConnector> {
  // The package's own manifest, found by its own name: the same from the sources and from the build.
  const manifest = createRequire(import.meta.url)(
    'okta-workflow-connector/connector.manifest.json',
  ) as Manifest;
  let runtime: Promise<Runtime> | undefined;
  const userAgent = `${manifest.package}/${manifest.version}`;
  return connectorOf({
    manifest,
    importModule: (module) => import(new URL(`../${module}`, import.meta.url).href),
    importRuntime() {
      runtime ??= import('./runtime.ts').then(({ createRuntime }) =>
        createRuntime({ userAgent, scopes: manifest.connection.scopes, ...road }),
      );
      return runtime;
    },
  });
}
