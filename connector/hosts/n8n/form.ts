import type { NodeTypeDescription } from 'n8n-workflow';
import type { Operation } from './description.ts';
import type { TriggerOperation } from './trigger-description.ts';

// The build puts what it makes of the manifest in the place of this module.

export declare const description: NodeTypeDescription;
/** By the value of the parameter "operation". */
export declare const operations: Record<string, Operation>;
export declare const triggerDescription: NodeTypeDescription;
/** By the value of the parameter "operation". */
export declare const triggerOperations: Record<string, TriggerOperation>;
/** The name of the credential for each kind of authentication. */
export declare const credentials: Record<string, string>;
/** The fields that each pick list depends on. */
export declare const lists: Record<string, string[]>;
