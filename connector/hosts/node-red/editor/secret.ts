import { credentialKey, storedSecret } from './names.ts';
import type { EditorNode, NodeDefinition } from './node-red.ts';

/** A secret as typed in this session, or the placeholder of one that Node-RED keeps. */
export function secretShown({ credentials = {} }: EditorNode, path: string): string {
  const key = credentialKey(path);
  return String(credentials[key] ?? (credentials[`has_${key}`] ? storedSecret : ''));
}

/** Secrets by their path, as Node-RED is told of them. */
export const passwords = (secrets: string[]): NodeDefinition['credentials'] =>
  Object.fromEntries(secrets.map((path) => [credentialKey(path), { type: 'password' as const }]));
