import type { ClientCapabilities, ServerContext } from '@modelcontextprotocol/server';
import type { Connector, ManifestAction } from '../../index.ts';
import type { AuditLog } from './audit-log.ts';
import type { KeptLists } from './kept-lists.ts';
import type { Prompt } from './prompts.ts';
import type { Questions } from './questions.ts';

/** What all servers of a process share: over HTTP there is one for each session or request. */
export interface McpHost {
  okta: Connector;
  connection: unknown;
  /** The actions that a client may run. */
  actions: ManifestAction[];
  /** Those of them that are tools of their own. The others are found, described and run by three tools. */
  direct: ManifestAction[];
  prompts: Prompt[];
  allowDestructive?: boolean | undefined;
  revealSecrets?: boolean | undefined;
  /** Sends whole output schemas in the list of tools. */
  fullSchemas?: boolean | undefined;
  maxOutput: number;
  /** How long a list of tools waits for the attributes of the org, in ms. */
  patience: number;
  auditLog: AuditLog | undefined;
  questions: Questions;
  keptLists: KeptLists;
  /** Tells the person who runs the server. Never on the standard output, which carries the protocol. */
  say(line: string): void;
  /** The same, but what was said before is not said again. */
  warn(line: string): void;
}

/** Who calls a tool, and what is known of the request. */
export interface Caller {
  /** What the client calls itself. */
  client: string;
  capabilities: ClientCapabilities;
  context: ServerContext;
}

/** A call of an action, whichever tool it came by. */
export interface ActionCall extends Caller {
  action: ManifestAction;
  input: Record<string, unknown>;
}
