import type { Tool } from '@modelcontextprotocol/server';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { byName } from '../../core/load.ts';
import type { Manifest, ManifestAction } from '../../index.ts';
import { mayAsk } from '../shared/care.ts';
import { conditionsIn } from '../shared/conditions.ts';

export interface Selection {
  /** Names of actions and of resources, each of which stands for its actions; or `all`. Without them: the everyday ones. */
  tools?: string[] | undefined;
  /** Leaves out what changes the org. */
  readOnly?: boolean | undefined;
}

/** The actions that a client may run, and those of them that become tools. A name that nothing has is an error. */
export function selectActions(
  { resources, actions }: Manifest,
  { tools, readOnly }: Selection,
): { actions: ManifestAction[]; direct: ManifestAction[] } {
  const allowed = actions.filter(({ effect }) => !readOnly || effect === 'read');
  if (!tools) return { actions: allowed, direct: allowed.filter(({ everyday }) => everyday) };

  const known = [{ name: 'all' }, ...resources, ...actions];
  for (const name of tools) byName('resource or action', known, name);
  const named = allowed.filter(
    ({ name, resource }) => tools.includes('all') || tools.includes(name) || tools.includes(resource),
  );
  return { actions: named, direct: named };
}

export interface Schemas {
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
}

/** An action as a tool. Its output schema is whole, or holds what leads to the next call. */
export function toolOf(
  action: ManifestAction,
  { inputSchema, outputSchema }: Schemas,
  { whole }: { whole: boolean },
): Tool {
  const { name, title, effect, idempotent } = action;
  return {
    name,
    title,
    description: inWords(action),
    // The SDK wants the literal type "object", which every schema of an action has.
    inputSchema: spelledOut(inputSchema) as Tool['inputSchema'],
    outputSchema: openSchema(whole ? outputSchema : chainingPart(outputSchema)) as NonNullable<
      Tool['outputSchema']
    >,
    annotations: {
      title,
      readOnlyHint: effect === 'read',
      destructiveHint: mayAsk(action),
      idempotentHint: idempotent === true,
      openWorldHint: true,
    },
  };
}

/** What an action does, and what the org must have for it. */
export const inWords = ({ description, feature }: ManifestAction): string =>
  feature ? `${description} The org needs ${feature}.` : description;

/** The schema of an input that says in words when a field belongs to it: an agent does not know our keyword for that. */
export function spelledOut(schema: JsonSchema): JsonSchema {
  const conditions = conditionsIn(schema);
  const fields = Object.entries(schema.properties ?? {}).map(([key, field]) => {
    const { 'x-show-when': _, description, ...rest } = field;
    const condition = conditions[key];
    return [
      key,
      condition ? { ...rest, description: [description, condition].filter(Boolean).join(' ') } : field,
    ];
  });
  return { ...schema, properties: Object.fromEntries(fields) };
}

/**
 * The schema of an output as clients can hold it against a result. Okta may send more than what is declared, or something
 * else: so it says of what kind something is only where it is required on the whole way and no item of a list. Titles are
 * for forms, which nobody makes of an output.
 */
export function openSchema(
  { type, description, properties, required = [], items }: JsonSchema,
  sure = true,
): JsonSchema {
  const fields = Object.entries(properties ?? {}).map(([key, field]) => [
    key,
    openSchema(field, sure && required.includes(key)),
  ]);
  return {
    ...(description && { description }),
    ...(sure && type && { type }),
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(sure && required.length > 0 && { required }),
    ...(items && { items: openSchema(items, false) }),
  };
}

/** The parts of a schema that an agent chains calls by: what is always there, IDs, states and secrets. */
function chainingPart({ type, properties = {}, required = [], items }: JsonSchema): JsonSchema {
  const fields = Object.entries(properties).flatMap(([key, field]) => {
    const inner = chainingPart(field);
    if (required.includes(key) || field['x-secret']) {
      return [[key, { ...inner, description: field.description ?? '' }]];
    }
    return chaining.test(key) || inner.properties || inner.items ? [[key, inner]] : [];
  });
  const item = items && chainingPart(items);
  return {
    ...(type && { type }),
    ...(fields.length > 0 && { properties: Object.fromEntries(fields) }),
    ...(required.length > 0 && { required }),
    ...(item?.properties && { items: item }),
  };
}

const chaining = /^(?:id|\w+Ids?|status)$/;
