import type { ZodTypeAny, z } from 'zod/v3';
import type { Reply } from '../../core/client.ts';
import type { AnyTrigger, Source } from '../../core/define-trigger.ts';
import { ConnectorError } from '../../core/error.ts';
import type { Polled } from '../../core/load.ts';
import type { Call } from '../../core/request.ts';
import type { Grant } from '../connection/scopes.ts';
import type { OrgClient } from '../road/client.ts';

/** All that a poll has. */
export interface PollContext<S extends Source = Source> {
  okta: OrgClient;
  trigger: AnyTrigger;
  source: S;
  input: Record<string, unknown>;
  /** The state that the host kept, as it came. Undefined at the first poll. */
  state: unknown;
  log: (message: string) => void;
  /** The scopes that a service app has now. An API key has none. */
  grant(): Promise<Grant | undefined>;
}

/** A way to read a source. */
export interface Poller<S extends Source> {
  poll(context: PollContext<S>): Promise<Polled>;
  /** The latest events, to look at. */
  latest(context: PollContext<S>): Promise<Polled['events']>;
}

/** The state that the host kept, which must be one of this trigger's; undefined at the first poll. */
export function stateOf<T extends ZodTypeAny>(
  schema: T,
  { state }: Pick<PollContext, 'state'>,
): z.infer<T> | undefined {
  if (state === undefined || state === null) return undefined;
  const parsed = schema.safeParse(state);
  if (parsed.success) return parsed.data;
  throw new ConnectorError(
    'INVALID_INPUT',
    'The state is not one that this trigger gave back. Poll without a state to start again from now.',
  );
}

/** The time by Okta's clock, to the second, since ours may be off. */
export const serverTime = ({ headers }: Reply, okta: Pick<OrgClient, 'now'>): number =>
  Date.parse(headers['date'] ?? '') || okta.now();

/** The time that a trigger starts from: the input says so, or it is now by Okta's clock, which any call tells. */
export async function startOf(
  { okta, input }: Pick<PollContext, 'okta' | 'input'>,
  call: Call,
): Promise<number> {
  const { startFrom } = input;
  if (typeof startFrom === 'string') return Date.parse(startFrom);
  return serverTime(await okta.call(call), okta);
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
