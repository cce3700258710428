import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Flow } from 'node-red';
import { connectionType } from './editor/names.ts';
import { connection } from './flows.ts';

/** The recipes that come with the package, each a flow of its own, in the order of their file names. */
export async function recipes(folder: string): Promise<Flow[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const nodes = files.flatMap((file) => JSON.parse(file) as Flow[]);
  // Each file brings the connection that its nodes use, so that it can be imported alone. They share one.
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/**
 * The flows with the sandbox org of this start behind the connection that the recipes bring, unless a person has put an
 * org of their own there. Node-RED takes the secrets out.
 */
export const connected = (
  flows: Flow[],
  { apiKey, ...values }: { domain: string; sandbox: boolean; apiKey: string },
): Flow[] =>
  flows.map((node) =>
    isSandbox(node) ? { name: 'Sandbox org', ...node, ...values, credentials: { apiKey } } : node,
  );

/** The connection of the recipes has no address when it is shipped, and one of this machine when it was saved. */
const isSandbox = ({ id, type, domain }: Flow): boolean =>
  type === connectionType && id === connection && /^(?:http:\/\/127\.0\.0\.1:\d+)?$/.test(String(domain));
