import type { Json } from 'n8n-workflow';
import { ConnectorError } from '../../index.ts';
import { type InputField, optionsName } from './description.ts';

type Values = Record<string, unknown>;

/** Where the values come from. */
interface Source {
  /** The value of a parameter of the node. */
  parameter: (name: string, otherwise: unknown) => unknown;
  /** The incoming item. A trigger has none. */
  incoming?: () => Json;
}

/** The input of an action or a trigger, from the parameters of the node. */
export function inputOf(fields: readonly InputField[], source: Source): Values {
  const options = source.parameter(optionsName, {}) as Values;
  const input: Values = {};
  for (const field of fields) {
    const { key, optional } = field;
    // A field that does not belong to what is chosen has no parameter.
    const raw = located(optional ? options[key] : source.parameter(key, null));
    const value = read(field, raw, source);
    if (value !== undefined) input[key] = value;
  }
  return input;
}

/** The value of a parameter, or undefined where nothing was filled in. */
function read({ key, kind }: InputField, raw: unknown, { incoming }: Source): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  if (Array.isArray(raw) && raw.length === 0) return undefined;
  switch (kind) {
    case 'json':
      return typeof raw === 'string' ? parsed(key, raw) : raw;
    case 'rows':
      return (raw as { rows?: unknown[] }).rows;
    case 'attributes':
      return attributes(raw, incoming?.() ?? {});
    default:
      return isEmptyObject(raw) ? undefined : raw;
  }
}

/** The value of a resource locator, which comes as it is stored. */
function located(raw: unknown): unknown {
  return typeof raw === 'object' && raw !== null && '__rl' in raw ? (raw as Values)['value'] : raw;
}

/** The attributes of a profile: those that were mapped, or those of the incoming item that have their names. */
function attributes(raw: unknown, incoming: Json): unknown {
  const {
    mappingMode,
    value,
    schema = [],
  } = raw as { mappingMode?: string; value?: Values | null; schema?: { id: string }[] };
  if (mappingMode !== 'autoMapInputData') return value && !isEmptyObject(value) ? value : undefined;
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
