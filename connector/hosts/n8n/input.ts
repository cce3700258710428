import type { ExecuteFunctions } from 'n8n-workflow';
import { ConnectorError } from '../../index.ts';
import { type InputField, type Operation, optionsName } from './description.ts';

type Values = Record<string, unknown>;

/** The input of an action, from the parameters of the node for one item. */
export function inputOf(
  context: Pick<ExecuteFunctions, 'getNodeParameter'>,
  { fields }: Operation,
  item: number,
): Values {
  const options = context.getNodeParameter(optionsName, item, {}) as Values;
  const input: Values = {};
  for (const field of fields) {
    const { key, optional } = field;
    // A field that does not belong to what is chosen has no parameter.
    const raw = located(optional ? options[key] : context.getNodeParameter(key, item, null));
    const value = read(field, raw, context, item);
    if (value !== undefined) input[key] = value;
  }
  return input;
}

/** The value of a parameter, or undefined where nothing was filled in. */
function read(
  { key, kind }: InputField,
  raw: unknown,
  context: Pick<ExecuteFunctions, 'getNodeParameter'>,
  item: number,
): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (Array.isArray(raw) && raw.length === 0) return undefined;
  switch (kind) {
    case 'json':
      return typeof raw === 'string' ? parsed(key, raw) : raw;
    case 'rows':
      return (raw as { rows?: unknown[] }).rows;
    case 'attributes':
      return attributes(raw, context, item);
    default:
      return isEmptyObject(raw) ? undefined : raw;
  }
}

/** The value of a resource locator, which comes as it is stored. */
function located(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && '__rl' in raw ? (raw as Values)['value'] : raw;
}

/** The attributes of a profile: those that were mapped, or those of the incoming item that have their names. */
function attributes(
  raw: unknown,
  context: Pick<ExecuteFunctions, 'getNodeParameter'>,
  item: number,
): unknown {
  const {
    mappingMode,
    value,
    schema = [],
  } = raw as { mappingMode?: string; value?: Values | null; schema?: { id: string }[] };
  if (mappingMode !== 'autoMapInputData') return value && !isEmptyObject(value) ? value : undefined;
  const incoming = (context as ExecuteFunctions).getInputData()[item]?.json ?? {};
  const known = schema.map(({ id }) => id).filter((id) => incoming[id] !== undefined);
  return Object.fromEntries(known.map((id) => [id, incoming[id]]));
}

function parsed(key: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectorError('INVALID_INPUT', `"${key}" must be JSON.`, {
      fields: [{ field: key, message: 'must be JSON' }],
    });
  }
}

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
