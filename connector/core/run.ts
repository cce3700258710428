import type { ZodTypeAny, z } from 'zod/v3';
import type { Client } from './client.ts';
import { conforms } from './conform.ts';
import type { AnyAction } from './define-action.ts';
import { ConnectorError, isConnectorError } from './error.ts';
import { parseInput, reason } from './input.ts';

export interface RunOptions {
  input: unknown;
  /** The connected org, for this action and this run: whether what it sends may be sent again after a lost reply. */
  connect: (action: AnyAction, idempotent: boolean) => Client;
  signal?: AbortSignal | undefined;
  log?: ((message: string) => void) | undefined;
}

/**
 * Parses the input, executes, and holds the result against the declared output. Whatever fails outside the program is a
 * ConnectorError.
 */
export async function runAction(
  action: AnyAction,
  { input, connect, signal, log = () => {} }: RunOptions,
): Promise<unknown> {
  try {
    const parsed = parseInput(action, input);
    const { idempotent } = action;
    const repeatable = typeof idempotent === 'boolean' ? idempotent : !parsed[idempotent.unless];
    const okta = connect(action, repeatable);
    const result = await action.execute({ input: parsed, okta, action, signal, log });
    return expected(action.output, result);
  } catch (error) {
    throw isConnectorError(error) ? error.with({ action: action.name }) : error;
  }
}

/** The value itself when it has the declared shape; else UNEXPECTED_RESPONSE that names where it differs. */
export function expected<S extends ZodTypeAny>(schema: S, value: unknown): z.output<S> {
  // The one place where Okta's words become our types, since here they were compared.
  if (conforms(schema)(value)) return value as z.output<S>;
  const issues = schema.safeParse(value).error?.issues ?? [];
  const places = issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'all of it'} ${reason(issue)}`);
  throw new ConnectorError(
    'UNEXPECTED_RESPONSE',
    `Okta's answer does not have the known shape (${places.join('; ')}).`,
  );
}
