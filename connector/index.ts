import { createRequire } from 'node:module';
import type { catalogue } from '../actions/index.ts';
import type { Manifest } from '../schemas/manifest.ts';
import {
  type Connector,
  type ConnectorIndex,
  connectorOf,
  type Runtime,
  type TypedConnector,
} from './core/load.ts';
import { expanded } from './core/shared-output.ts';
import type { ConnectorOptions } from './okta/road/client.ts';

export type { JsonSchema } from '../schemas/json-schema.ts';
export type { Manifest, ManifestAction, ManifestTrigger } from '../schemas/manifest.ts';
export type { Recipe, RecipeSource, RecipeStep } from '../schemas/recipe.ts';
export {
  ConnectorError,
  type ErrorCode,
  errorCodes,
  type FieldError,
  isConnectorError,
  type OktaFacts,
} from './core/error.ts';
export type {
  ApplyCall,
  ConnectionTest,
  Connector,
  DeliverCall,
  Description,
  Gap,
  HookCall,
  HookReply,
  HookRequest,
  OpenedHook,
  Page,
  PickListCall,
  PollCall,
  Polled,
  Progress,
  Ran,
  RateLimit,
  RunAllCall,
  RunCall,
  TriggerEvent,
  TypedConnector,
} from './core/load.ts';
export type { Choice, ChoicePage } from './core/pick-list.ts';
export type { Change, FieldChange, Plan, Touches } from './core/plan.ts';
export type { HttpRequest, HttpResponse, Send } from './core/send.ts';
export type { ConnectorOptions };

/** The Okta connector with its own actions, so that inputs and outputs are typed by the name of the action. */
export type OktaConnector = TypedConnector<typeof catalogue>;

/**
 * Loads the connector: an index of its actions, and nothing else. An action's module is imported at its first run, and
 * the manifest is read when it is asked for. `options` replaces the HTTP client, the clock or the limits of the calls.
 */
export async function loadConnector(options: Partial<ConnectorOptions> = {}): Promise<OktaConnector> {
  // The package's own files, found by its own name: the same from the sources and from the build.
  const own = createRequire(import.meta.url);
  const index = own('okta-workflow-connector/connector.index.json') as ConnectorIndex;
  let runtime: Promise<Runtime> | undefined;

  async function started(): Promise<Runtime> {
    const { send, sleep } = options;
    const [{ createRuntime }, transport] = await Promise.all([
      import('./runtime.ts'),
      // A host that hands in its own client and waits gets none of Node's.
      send && sleep ? { send, sleep } : import('./okta/road/transport.ts'),
    ]);
    const userAgent = `${index.package}/${index.version}`;
    return createRuntime(
      { ...transport, now: Date.now, userAgent, scopes: index.scopes, ...options },
      () => connector.manifest.actions,
    );
  }

  const connector: Connector = connectorOf({
    index,
    readManifest: () => expanded(own('okta-workflow-connector/connector.manifest.json') as Manifest),
    importModule: (module) => import(new URL(`../${module}`, import.meta.url).href),
    importRuntime() {
      runtime ??= started();
      return runtime;
    },
  });
  // The index is written from the catalogue, so that its names and types are the catalogue's.
  return connector as OktaConnector;
}
