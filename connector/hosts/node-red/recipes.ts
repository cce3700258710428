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

/** The flows with this connection in the place of the one that the recipes bring. Node-RED takes the secrets out. */
export const connected = (
  flows: Flow[],
  { apiKey, ...values }: { domain: string; sandbox: boolean; apiKey: string },
): Flow[] =>
  flows.map((node) =>
    node.type === connectionType && node.id === connection
      ? { ...node, ...values, credentials: { apiKey } }
      : node,
  );
