import type { CallToolResult } from '@modelcontextprotocol/server';
import { type ConnectorError, errorCodes } from '../../index.ts';

/** The output of an action, as data and as text for the clients that read only that. */
export const success = (output: Record<string, unknown>, remark?: string): CallToolResult => ({
  structuredContent: output,
  content: [JSON.stringify(output), ...(remark ? [remark] : [])].map((text) => ({ type: 'text', text })),
});

/** An error as JSON in the text, since structured content would have to fit the schema of the output. */
export function failure(
  error: ConnectorError,
  remedy: string = errorCodes[error.code].remedy,
): CallToolResult {
  const { name: _, code, message, ...facts } = error.toJSON();
  const text = JSON.stringify({ code, message, remedy, ...facts });
  return { isError: true, content: [{ type: 'text', text }] };
}
