import type { Mcp, McpOptions } from './serve.ts';

export type { Mcp, McpOptions };

/** Serves the connector to AI agents. The SDK of the Model Context Protocol is optional, so it is named when it is missing. */
export async function startMcp(options: McpOptions): Promise<Mcp> {
  try {
    const { serve } = await import('./serve.ts');
    return await serve(options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Error(
      'The MCP server needs another package: npm install @modelcontextprotocol/server. With --http it also needs @modelcontextprotocol/node.',
      { cause: error },
    );
  }
}
