import type { ClientCapabilities, ServerContext } from '@modelcontextprotocol/server';
import type { Connector, ManifestAction } from '../../index.ts';
import type { AuditLog } from './audit-log.ts';
import type { KeptLists } from './kept-lists.ts';
import type { Prompt } from './prompts.ts';
import type { Questions } from './questions.ts';

/** The state that all servers of a process share. Over HTTP there is a server for each session or request. */
export interface McpHost {
  okta: Connector;
  connection: unknown;
  /** The actions that a client may run. */
  actions: ManifestAction[];
  /** Those of them that are tools of their own. The others are found, described and run by four tools. */
  direct: ManifestAction[];
  prompts: Prompt[];
  allowDestructive?: boolean | undefined;
  revealSecrets?: boolean | undefined;
  /** Sends whole output schemas in the list of tools. */
  fullSchemas?: boolean | undefined;
  maxOutput: number;
  /** The time in ms for which a list of tools waits for the attributes of the org. */
  patience: number;
  auditLog: AuditLog | undefined;
  questions: Questions;
  keptLists: KeptLists;
  /** Tells the person who runs the server. Never on the standard output, which carries the protocol. */
  say(line: string): void;
  /** The same, but what was said before is not said again. */
  warn(line: string): void;
}

/** The client that calls a tool, and the context of its request. */
export interface Caller {
  /** The name that the client gives itself. */
  client: string;
  capabilities: ClientCapabilities;
  context: ServerContext;
}

/** A call of an action, whichever tool it came by. */
export interface ActionCall extends Caller {
  action: ManifestAction;
  input: Record<string, unknown>;
}
