import type { Alternative } from '../../core/define-action.ts';
import type { Catalogue, Runtime, TriggerGroup } from '../../core/load.ts';
import type { ConnectorOptions, ManifestAction } from '../../index.ts';

// The build puts the connector itself in the place of this module. It is loaded when something runs.

export declare const catalogue: Catalogue;
export declare const triggers: Record<string, TriggerGroup>;
export declare function createRuntime(
  options: ConnectorOptions,
  alternatives?: () => readonly Alternative[],
): Runtime;
/** The actions whose forms depend on the org. */
export declare const described: ManifestAction[];
export declare const packageVersion: string;
/** The scopes that a service app asks for when its credential names none. */
export declare const scopes: string[];
