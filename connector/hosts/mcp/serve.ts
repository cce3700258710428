import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Connector } from '../../index.ts';
import { openAuditLog } from './audit-log.ts';
import type { McpHost } from './host.ts';
import type { HttpOptions } from './http.ts';
import { openKeptLists } from './kept-lists.ts';
import { promptsOf } from './prompts.ts';
import { openQuestions } from './questions.ts';
import { mcpServer } from './server.ts';
import { type Selection, selectActions } from './tools.ts';

export interface McpOptions extends Selection {
  okta: Connector;
  connection: unknown;
  /** Serves over HTTP. Without it: the client that started this process, over standard input and output. */
  http?: HttpOptions | undefined;
  /** Runs destructive tools without asking the person at the client. */
  allowDestructive?: boolean | undefined;
  /** Shows passwords, tokens and links to the client. */
  revealSecrets?: boolean | undefined;
  /** Sends whole output schemas in the list of tools. */
  fullSchemas?: boolean | undefined;
  /** The most bytes of JSON in one result of a reading tool. */
  maxOutput: number;
  /** A file to which every call is written. */
  auditLog?: string | undefined;
  /** Tells the person who runs the server. */
  say(line: string): void;
}

export interface Mcp {
  /** The address, over HTTP. */
  url?: string;
  /** Over standard input and output: settles when the client is gone. */
  closed?: Promise<void>;
  stop(): Promise<void>;
}

export async function serve({ http, ...options }: McpOptions): Promise<Mcp> {
  const host = await hostOf(options);
  const build = () => mcpServer(host);
  const served = http ? await (await import('./http.ts')).listen(build, http) : overStdio(build, host);
  return {
    ...served,
    async stop() {
      await served.stop();
      await host.auditLog?.close();
    },
  };
}

async function hostOf({
  okta,
  tools,
  readOnly,
  auditLog,
  ...options
}: Omit<McpOptions, 'http'>): Promise<McpHost> {
  const offered = selectActions(okta.manifest, { tools, readOnly });
  const warned = new Set<string>();
  return {
    ...options,
    okta,
    ...offered,
    prompts: promptsOf(okta.manifest, offered.actions),
    patience: 3000,
    auditLog: auditLog ? await openAuditLog(auditLog) : undefined,
    questions: openQuestions(),
    keptLists: openKeptLists(),
    warn(line) {
      if (!warned.has(line)) options.say(line);
      warned.add(line);
    },
  };
}

function overStdio(build: () => ReturnType<typeof mcpServer>, { say }: McpHost) {
  const transport = new StdioServerTransport();
  const { close } = serveStdio(build, { transport, onerror: ({ message }) => say(message) });
  const closed = new Promise<void>((resolve, reject) => {
    const { onclose } = transport;
    transport.onclose = () => {
      onclose?.();
      if (process.stdin.readableEnded || process.stdin.destroyed) return resolve();
      // The SDK stops reading at a message that is too long, and would never answer again.
      reject(
        new Error('The MCP server stopped because it can no longer read from its client. Start it again.'),
      );
    };
  });
  return { closed, stop: close };
}
