import type { ActionContext } from '../../core/define-action.ts';
import { searchExpression } from './search-expression.ts';

interface LogQuery {
  since?: string | undefined;
  after?: string | undefined;
  filter?: string | undefined;
  eventType?: string | undefined;
  limit: number;
}

/** Lists events of the System Log. Okta refuses `since` beside a cursor, which knows where it began. */
export function listLog<Output>({ okta, action, input }: ActionContext<LogQuery>): Promise<Output> {
  const { eventType, filter, ...query } = input;
  const terms = [eventType && searchExpression('eventType', 'eq', eventType), filter && `(${filter})`];
  return okta.perform(action.request, {
    ...query,
    since: input.after ? undefined : input.since,
    filter: terms.filter(Boolean).join(' and ') || undefined,
  });
}

interface LogonQuery {
  hours: number;
  outcome?: string | undefined;
  limit: number;
  after?: string | undefined;
}

/** Lists the sign-ins of the last hours for which a condition holds, the newest first. */
export function recentLogons<Output>(
  { okta, action, input: { hours, outcome, ...page } }: ActionContext<LogonQuery>,
  condition: string,
): Promise<Output> {
  const terms = [
    searchExpression('eventType', 'eq', 'user.session.start'),
    condition,
    outcome && searchExpression('outcome.result', 'eq', outcome),
  ];
  const since = new Date(okta.now() - hours * 3_600_000).toISOString();
  return okta.perform(action.request, page, {
    since: page.after ? undefined : since,
    filter: terms.filter(Boolean).join(' and '),
    sortOrder: 'DESCENDING',
  });
}
