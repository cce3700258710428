import type { Common } from 'n8n-workflow';
import { connectionOf } from './credentials.ts';
import type { Engine } from './engine.ts';
import { credentials } from './form.ts';

/** The connector for the credential that the node has, and its connection. */
export async function connected(
  context: Common,
  authentication: string,
): Promise<{ engine: Engine; connection: Record<string, unknown> }> {
  const name = credentials[authentication] ?? '';
  const connection = connectionOf(authentication, await context.getCredentials(name));
  const { engineFor } = await import('./engine.ts');
  return { engine: engineFor(context, name, connection), connection };
}
