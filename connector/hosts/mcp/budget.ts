import { ConnectorError, type ManifestAction } from '../../index.ts';

type Fields = Record<string, unknown>;

interface Reading {
  action: ManifestAction;
  input: Fields;
  /** The most bytes that the JSON of an output may have. */
  most: number;
  run(input: Fields): Promise<Fields>;
}

/**
 * Runs an action so that its output stays within the budget. A list that is too long is read once more with the limit
 * that fits: its cursor then continues exactly after the last item, which no cutting afterwards could promise. What
 * changes the org is run once and given as it is, since its answer is what tells of the change.
 */
export async function withinBudget({
  action,
  input,
  most,
  run,
}: Reading): Promise<{ output: Fields; remark?: string }> {
  const first = await run(input);
  if (action.effect !== 'read') return { output: first };
  let output = first;
  let size = bytes(output);
  let limit = isPaged(action) ? Number(first.count) : 0;
  while (size > most) {
    if (!(limit > 1)) throw tooLong(action, size, most);
    // Items differ in size, so the share that the bytes suggest is taken with a margin.
    limit = Math.max(1, Math.floor(limit * (most / size) * 0.9));
    output = await run({ ...input, limit });
    size = bytes(output);
  }
  if (output === first) return { output };
  const rest =
    output.nextCursor === null ? 'Find the others by a narrower search' : 'Go on with after: nextCursor';
  return {
    output,
    remark: `These are ${output.count} of the ${first.count} items that were asked for, since all of them would be too long. ${rest}.`,
  };
}

const isPaged = ({ inputSchema, outputSchema }: ManifestAction): boolean =>
  'limit' in inputSchema.properties &&
  'after' in inputSchema.properties &&
  'nextCursor' in outputSchema.properties;

const bytes = (output: Fields): number => Buffer.byteLength(JSON.stringify(output));

const tooLong = ({ title }: ManifestAction, size: number, most: number) =>
  new ConnectorError(
    'INVALID_INPUT',
    `${title}: the result has ${size} bytes, and this server gives at most ${most}. Ask for less, or start the server with a larger --max-output.`,
  );
