import type { LogEvent } from '../../../schemas/log-event.ts';
import type { Client, Items } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import type { Lift, LogCondition, LogList } from '../../core/log-query.ts';
import { filterOf, partsOf } from './log-query.ts';
import { searchExpression } from './search-expression.ts';

interface EventQuery {
  since?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** Lists the events that an action's `log` says, each with its summary beside what is Okta's. */
export async function listEvents<Output>({
  okta,
  action,
  input,
}: ActionContext<EventQuery & Record<string, unknown>>): Promise<Output> {
  const { hours, summary, ...query } = action.log ?? {};
  const since = hours && new Date(okta.now() - Number(input[hours]) * 3_600_000).toISOString();
  const page = await okta.perform<Omit<Items, 'items'> & { events: LogEvent[] }>(action.request, input, {
    ...(since && { since }),
    filter: filterOf(query, input),
  });
  const summarized = (event: LogEvent) =>
    summary && isObject(event) ? { ...event, summary: partsOf(summary, event) } : event;
  return { ...page, events: page.events.map(summarized) } as Output;
}

/** The user in an input did it, by ID or login. */
export const by = (input: string): LogCondition => ({ input, fields: ['actor.id', 'actor.alternateId'] });

/** The user in an input is among the targets, by ID or login. */
export const about = (input: string): LogCondition => ({
  input,
  fields: ['target.id', 'target.alternateId'],
});

/** The group, application or other object in an input is among the targets. */
export const of = (input: string): LogCondition => ({ input, fields: ['target.id'] });

/** The sign-ins of the last hours. A policy that blocks one leaves one of the two events or both. */
export const recentLogons = {
  events: [{ type: 'user.session.start' }, { type: 'policy.evaluate_sign_on', results: ['DENY'] }],
  where: [{ input: 'outcome', fields: ['outcome.result'] }],
  hours: 'hours',
} satisfies LogList;

/** Where an event says what a summary holds, by the names of `summarized`. */
export const lifts = {
  change: {
    path: 'eventType',
    ends: {
      add: 'added',
      remove: 'removed',
      create: 'created',
      update: 'updated',
      delete: 'deleted',
      grant: 'granted',
      revoke: 'revoked',
    },
  },
  actor: { path: 'actor' },
  user: { target: 'User' },
  group: { target: 'UserGroup' },
  app: { target: 'AppInstance' },
  role: {
    path: 'debugContext.debugData.privilegeGranted',
    otherwise: 'debugContext.debugData.privilegeRevoked',
  },
  result: { path: 'outcome.result' },
  reason: { path: 'outcome.reason' },
  ipAddress: { path: 'client.ipAddress' },
} as const satisfies Record<string, Lift>;

/** What a summary of a sign-in holds. */
export const signInSummary = {
  user: lifts.actor,
  app: lifts.app,
  result: lifts.result,
  reason: lifts.reason,
  ipAddress: lifts.ipAddress,
};

/** An event that has this object among its targets. */
export const isOf = (id: string): string => searchExpression('target.id', 'eq', id);

/**
 * Reads the System Log until something is there. An event appears in it seconds after it happened, so it is read again for
 * some fifteen seconds in all. Undefined if nothing came.
 */
export async function onceLogged<T>(
  okta: Client,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let wait = 1000; ; wait *= 2) {
    const found = await read();
    if (found !== undefined || wait > 8000 || !(await okta.wait(wait))) return found;
  }
}

/** The first target of a type, since the order of targets varies. */
export const targetOf = ({ target }: LogEvent, type: string) =>
  (Array.isArray(target) && target.find((one) => isObject(one) && one['type'] === type)) || null;
