import { type ZodTypeAny, z } from 'zod/v3';
import type { Client } from './client.ts';
import { conforms, oddPlaces } from './conform.ts';
import type { ActionContext, Alternative, AnyAction } from './define-action.ts';
import { ConnectorError, isConnectorError, lookFirst } from './error.ts';
import { parseInput } from './input.ts';
import { secretsIn } from './secrets.ts';

/** The needs of a run, and the secrets that it sends. */
export interface RunFacts {
  scopes: readonly string[];
  /** The product or feature that the org must have for it. */
  feature?: string | undefined;
  /** Its requests may be sent again after a lost reply. */
  idempotent: boolean;
  /** The secrets that it sends. */
  secrets: readonly string[];
  /** What its changes bear in the System Log. */
  mark?: string | undefined;
}

export interface RunOptions {
  input: unknown;
  /** The connected org, for this run. */
  connect: (facts: RunFacts) => Client;
  /** All actions of the connector, which an error may name. */
  alternatives?: (() => readonly Alternative[]) | undefined;
  signal?: AbortSignal | undefined;
  log?: ((message: string) => void) | undefined;
  /** What its changes bear in the System Log. */
  mark?: string | undefined;
}

/**
 * Parses the input, executes, and holds the result against the declared output. Whatever fails outside the program is a
 * ConnectorError.
 */
export async function runAction(action: AnyAction, options: RunOptions): Promise<unknown> {
  const { input, connect, alternatives = () => [], signal, log = () => {}, mark } = options;
  try {
    const parsed = parseInput(action, input);
    const { idempotent, scopes, feature } = action;
    const okta = connect({
      scopes,
      feature,
      idempotent: typeof idempotent === 'boolean' ? idempotent : !parsed[idempotent.unless],
      secrets: secretsIn(action.input, parsed),
      mark,
    });
    const run: ActionContext['run'] = async (other, given, inner) =>
      (await runAction(other, { ...options, input: given, ...(inner && { mark: inner }) })) as Awaited<
        ReturnType<typeof run<never, never>>
      >;
    const result = await action.execute({ input: parsed, okta, action, alternatives, signal, log, run });
    return expected(action.output, result, { changed: action.effect !== 'read', log });
  } catch (error) {
    throw isConnectorError(error) ? error.with({ action: action.name }) : error;
  }
}

/** The facts about a value that Okta sent. */
interface Origin {
  /** It answers a change, which is made whatever the answer lacks. */
  changed?: boolean;
  log?: ((message: string) => void) | undefined;
}

/**
 * The value itself, where it has what its schema requires; else UNEXPECTED_RESPONSE that names what is missing. Okta's
 * replies are looser than its documents: what is odd in a place that may be empty, or in an item of a list, passes and is
 * told in the log. A list by itself is what an action works with: there an item without what is required goes.
 */
export function expected<S extends ZodTypeAny>(
  schema: S,
  value: unknown,
  { changed = false, log }: Origin = {},
): z.output<S> {
  if (!conforms(schema)(value)) {
    if (schema instanceof z.ZodArray && Array.isArray(value)) {
      return value.filter((item) => uselessPlaces(schema.element, item).length === 0);
    }
    const useless = uselessPlaces(schema, value);
    if (useless.length > 0) {
      const places = useless.map(({ place, wanted }) => `${place || 'the response'} must be ${wanted}`);
      throw new ConnectorError(
        'UNEXPECTED_RESPONSE',
        `Okta's response lacks something that Okta always sends (${places.slice(0, 3).join('; ')}).${changed ? ` ${lookFirst}` : ''}`,
      );
    }
    const told = oddPlaces(schema, value).map(
      ({ place, wanted, got }) => `Okta sent ${got} in ${place}, where its documentation says ${wanted}`,
    );
    for (const sentence of new Set(told)) log?.(sentence);
  }
  // The one place where Okta's words become our types, since here they were compared.
  return value as z.output<S>;
}

const uselessPlaces = (schema: ZodTypeAny, value: unknown) =>
  oddPlaces(schema, value).filter(({ guaranteed }) => guaranteed);
