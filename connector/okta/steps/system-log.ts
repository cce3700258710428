import type { LogEvent } from '../../../schemas/log-event.ts';
import type { Client, Items } from '../../core/client.ts';
import { isObject } from '../../core/conform.ts';
import type { ActionContext } from '../../core/define-action.ts';
import { searchExpression } from './search-expression.ts';

interface LogQuery {
  filter?: string | undefined;
  eventType?: string | undefined;
  limit: number;
}

/** Lists events of the System Log. */
export function listLog<Output>({ okta, action, input }: ActionContext<LogQuery>): Promise<Output> {
  const { eventType, filter, ...query } = input;
  const terms = [eventType && searchExpression('eventType', 'eq', eventType), filter && `(${filter})`];
  return okta.perform(action.request, {
    ...query,
    filter: terms.filter(Boolean).join(' and ') || undefined,
  });
}

interface LogonQuery {
  hours: number;
  outcome?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** A policy that blocks a sign-in leaves one of these two or both. */
const signIn =
  '(eventType eq "user.session.start" or (eventType eq "policy.evaluate_sign_on" and outcome.result eq "DENY"))';

/** Lists the sign-ins of the last hours for which a condition holds, the newest first. */
export function recentLogons<Output>(
  { okta, action, input: { hours, outcome, ...page } }: ActionContext<LogonQuery>,
  condition: string,
): Promise<Output> {
  const terms = [signIn, condition, outcome && searchExpression('outcome.result', 'eq', outcome)];
  return okta.perform(action.request, page, {
    since: new Date(okta.now() - hours * 3_600_000).toISOString(),
    filter: terms.filter(Boolean).join(' and '),
    sortOrder: 'DESCENDING',
  });
}

/** An event whose actor is this user, by ID or login. */
export const isBy = (userId: string): string => isParty('actor', userId);

/** An event that has this user among its targets, by ID or login. */
export const isAbout = (userId: string): string => isParty('target', userId);

const isParty = (place: string, userId: string) =>
  `(${searchExpression(`${place}.id`, 'eq', userId)} or ${searchExpression(`${place}.alternateId`, 'eq', userId)})`;

/** An event that has this group, application or other object among its targets. */
export const isOf = (id: string): string => searchExpression('target.id', 'eq', id);

interface EventQuery {
  since?: string | undefined;
  until?: string | undefined;
  limit: number;
  after?: string | undefined;
}

type Summarized<Summary> = Omit<Items, 'items'> & { events: (LogEvent & { summary: Summary })[] };

/**
 * Lists the events for which all conditions hold, the newest first, each with a summary beside what is Okta's. Newest first
 * is a bounded query: it ends, where the other order waits for new events for ever.
 */
export async function listEvents<Summary>(
  { okta, action, input }: ActionContext<EventQuery>,
  where: readonly (string | false | undefined)[],
  summary: (event: LogEvent) => Summary,
): Promise<Summarized<Summary>> {
  const query = { filter: where.filter(Boolean).join(' and '), sortOrder: 'DESCENDING' };
  const page = await okta.perform<Summarized<Summary>>(action.request, { ...input }, query);
  const events = page.events.map((event) =>
    isObject(event) ? { ...event, summary: summary(event) } : event,
  );
  return { ...page, events };
}

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

/** The words for what the last part of an event type says. */
const changes: Record<string, string> = {
  add: 'added',
  remove: 'removed',
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  grant: 'granted',
  revoke: 'revoked',
};

/** What was done, in one word. Null where the type of the event says something else. */
export function changeIn({ eventType }: LogEvent): string | null {
  const verb = String(eventType).split('.').at(-1) ?? '';
  return Object.hasOwn(changes, verb) ? (changes[verb] ?? null) : null;
}

/** The roles that were granted or revoked, in Okta's words. */
export function rolesIn({ debugContext }: LogEvent): string | null {
  const data: Record<string, unknown> = debugContext?.debugData ?? {};
  const said = data['privilegeGranted'] ?? data['privilegeRevoked'];
  return typeof said === 'string' ? said : null;
}
