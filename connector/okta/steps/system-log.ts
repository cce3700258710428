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
