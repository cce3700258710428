import type { Operation } from '../../connector/hosts/n8n/description.ts';

/** The parameters of the node that stand for an input, as a person would have filled in the form. */
export function parametersOf(
  { fields, paged }: Operation,
  input: Record<string, unknown>,
  pageSize?: unknown,
): Record<string, unknown> {
  const parameters: Record<string, unknown> = paged
    ? { returnAll: false, limit: input['limit'] ?? pageSize }
    : {};
  const options: Record<string, unknown> = {};
  for (const { key, kind, optional, picked } of fields) {
    const value = input[key];
    if (value === undefined) continue;
    const filled = {
      value: picked ? { __rl: true, mode: 'id', value } : value,
      json: JSON.stringify(value),
      rows: { rows: value },
      attributes: { mappingMode: 'defineBelow', value },
    }[kind];
    (optional ? options : parameters)[key] = filled;
  }
  return { ...parameters, options };
}
