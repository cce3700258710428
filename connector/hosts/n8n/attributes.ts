import type { LoadOptionsFunctions, ResourceMapperField } from 'n8n-workflow';
import type { JsonSchema } from '../../../schemas/json-schema.ts';
import { connected } from './connected.ts';
import { operations } from './form.ts';

/** The attributes of a profile in the connected org, for the form of the action that is open. */
export async function attributes(
  this: LoadOptionsFunctions,
): Promise<{ fields: ResourceMapperField[]; emptyFieldsNotice?: string }> {
  const { operation = '', authentication, ...parameters } = this.getCurrentNodeParameters() ?? {};
  const { action = '', fields = [] } = operations[String(operation)] ?? {};
  const { key = '' } = fields.find(({ kind }) => kind === 'attributes') ?? {};
  const { engine, connection } = await connected(this, String(authentication));
  const { options = {} } = parameters as { options?: Record<string, unknown> };
  const input = { ...options, ...parameters };
  const { inputSchema, warnings } = await engine.describe(action, { connection, input });
  const { properties = {}, required = [] } = inputSchema.properties?.[key] ?? {};
  return {
    fields: Object.entries(properties)
      .filter(([, schema]) => !schema.readOnly)
      .map(([id, schema]) => fieldOf(id, schema, required.includes(id))),
    ...(warnings.length > 0 && { emptyFieldsNotice: warnings.join(' ') }),
  };
}

function fieldOf(id: string, schema: JsonSchema, required: boolean): ResourceMapperField {
  const choices = (schema.enum ?? []).filter((value) => value !== null);
  const titles = schema['x-enum-titles'] ?? [];
  return {
    id,
    displayName: schema.title ?? id,
    required,
    defaultMatch: false,
    canBeUsedToMatch: false,
    display: true,
    type: choices.length > 0 ? 'options' : typeOf(schema),
    ...(choices.length > 0 && {
      options: choices.map((value, at) => ({ name: titles[at] ?? String(value), value: String(value) })),
    }),
  };
}

function typeOf({ type, format }: JsonSchema): string {
  const of = [type ?? []].flat().find((one) => one !== 'null');
  if (of === 'integer' || of === 'number') return 'number';
  if (of === 'boolean' || of === 'array' || of === 'object') return of;
  return format === 'date-time' ? 'dateTime' : 'string';
}
