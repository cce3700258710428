import { isObject } from '../../core/conform.ts';
import { type Connector, ConnectorError, isConnectorError, type Ran } from '../../index.ts';

export interface ForEach {
  okta: Connector;
  connection: unknown;
  /** The name of the action. Whether the caller may run it is for the host to decide before. */
  action: string;
  inputs: readonly Record<string, unknown>[];
  signal: AbortSignal;
  log?: (message: string) => void;
}

/** What became of one input. */
export type Result = { index: number } & (
  | { ok: true; output: Record<string, unknown> }
  | { ok: false; error: Record<string, unknown> }
);

export interface Results {
  /** In the order of the inputs. */
  results: Result[];
  count: number;
  failed: number;
}

/** The inputs that somebody sent; or INVALID_INPUT. */
export function inputsIn(sent: unknown, most: number): Record<string, unknown>[] {
  if (Array.isArray(sent) && sent.length > 0 && sent.length <= most && sent.every(isObject)) return sent;
  throw new ConnectorError('INVALID_INPUT', `inputs must be a list of 1 to ${most} objects.`);
}

/**
 * Runs an action for each of a list of inputs, for hosts that have no loop. One that fails stops no other, and the governor
 * paces all. What fails for all alike, such as a key that Okta refuses, is the error of each that was not run.
 */
export async function forEach({ action, inputs, ...call }: ForEach): Promise<Results> {
  const { okta, ...rest } = call;
  const results = new Map<number, Result>();
  try {
    for await (const one of okta.runAll(action, { ...rest, inputs })) results.set(one.index, resultOf(one));
  } catch (error) {
    if (results.size === 0 || !isConnectorError(error)) throw error;
    for (const index of inputs.keys()) {
      if (!results.has(index)) results.set(index, { index, ok: false, error: facts(error) });
    }
  }
  const all = [...results.values()].sort((one, other) => one.index - other.index);
  return { results: all, count: all.length, failed: all.filter(({ ok }) => !ok).length };
}

const resultOf = (one: Ran): Result =>
  one.ok
    ? { index: one.index, ok: true, output: one.output as Record<string, unknown> }
    : { index: one.index, ok: false, error: facts(one.error) };

/** An error as hosts show it. */
function facts(error: ConnectorError): Record<string, unknown> {
  const { name: _, ...rest } = error.toJSON();
  return { ...rest };
}
