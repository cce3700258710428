import type { Tool } from '@modelcontextprotocol/server';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { unknownName } from '../../core/load.ts';
import type { Manifest, ManifestAction } from '../../index.ts';

export interface Selection {
  /** Names of actions and of resources, each of which stands for its actions. Without them: all. */
  tools?: string[] | undefined;
  /** Leaves out what changes the org. */
  readOnly?: boolean | undefined;
}

/** The actions that become tools. A name that nothing has is an error. */
export function selected(manifest: Manifest, { tools, readOnly }: Selection): ManifestAction[] {
  const known = [...manifest.resources, ...manifest.actions].map(({ name }) => name);
  for (const name of tools ?? []) {
    if (!known.includes(name)) throw unknownName('resource or action', name, known);
  }
  return manifest.actions.filter(
    ({ name, resource, effect }) =>
      (!tools || tools.includes(name) || tools.includes(resource)) && (!readOnly || effect === 'read'),
  );
}

/** Whether a person may be asked first. Which calls it takes, the input says. */
export const isDestructive = ({ effect, confirm }: ManifestAction): boolean =>
  effect === 'delete' || confirm !== undefined;

export interface Schemas {
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
}

export function toolOf(action: ManifestAction, { inputSchema, outputSchema }: Schemas): Tool {
  const { name, title, description, effect, idempotent } = action;
  return {
    name,
    title,
    description,
    // The SDK wants the literal type "object", which every schema of an action has.
    inputSchema: inputSchema as Tool['inputSchema'],
    outputSchema: open(outputSchema) as NonNullable<Tool['outputSchema']>,
    annotations: {
      title,
      readOnlyHint: effect === 'read',
      destructiveHint: isDestructive(action),
      idempotentHint: idempotent === true,
      openWorldHint: true,
    },
  };
}

/**
 * Clients hold each result against its schema, and Okta may send more than what is declared, or something else. So the
 * schema says of what kind something is only where it is required on the whole way and no item of a list. Titles are for
 * forms, which nobody makes of an output, and the list of tools is long.
 */
function open({ type, description, properties, required = [], items }: JsonSchema, sure = true): JsonSchema {
  const fields = Object.entries(properties ?? {}).map(([key, field]) => [
    key,
    open(field, sure && required.includes(key)),
  ]);
  return {
    ...(description && { description }),
    ...(sure && type && { type }),
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(sure && required.length > 0 && { required }),
    ...(items && { items: open(items, false) }),
  };
}
