import type { ManifestAction } from '../../index.ts';
import type { McpHost } from './host.ts';
import type { Schemas } from './tools.ts';

/**
 * The schemas of an action with the attributes of the connected org. Where the org does not say them in time, those of
 * any org do: a list of tools must not fail for want of a title.
 */
export async function schemasOf(
  { okta, connection, patience, warn }: McpHost,
  action: ManifestAction,
  signal: AbortSignal,
): Promise<Schemas> {
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  try {
    const { warnings, ...schemas } = await okta.describe(action.name, { connection, signal: inTime });
    warnings.forEach(warn);
    return schemas;
  } catch (error) {
    warn(`The attributes that this org added are left out: ${error}`);
    return action;
  }
}
