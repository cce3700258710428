import type { Connector, ManifestAction } from '../../index.ts';
import type { AuditLog } from './audit-log.ts';
import type { Questions } from './questions.ts';
import type { Recipe } from './recipe.ts';

/** What all servers of a process share: over HTTP there is one for each session or request. */
export interface McpHost {
  okta: Connector;
  connection: unknown;
  /** The actions that are offered as tools. */
  actions: ManifestAction[];
  recipes: Recipe[];
  allowDestructive?: boolean | undefined;
  revealSecrets?: boolean | undefined;
  maxOutput: number;
  /** How long a list of tools waits for the attributes of the org, in ms. */
  patience: number;
  auditLog: AuditLog | undefined;
  questions: Questions;
  /** Tells the person who runs the server. Never on the standard output, which carries the protocol. */
  say(line: string): void;
  /** The same, but what was said before is not said again. */
  warn(line: string): void;
}
