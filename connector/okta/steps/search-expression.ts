/**
 * One term of Okta's filter and search language. The value is escaped as the JSON string that the language asks for,
 * so that a quote in a name cannot change the expression. Source: developer.okta.com/docs/api/#filter
 */
export const searchExpression = (
  attribute: string,
  operator: string,
  value: string | number | boolean,
): string => `${attribute} ${operator} ${JSON.stringify(value)}`;

/** Combinations of expressions that Okta refuses or ignores in one list: what is wrong, by field. */
export const expressionRules = ({
  search,
  filter,
  sortBy,
  q,
  after,
}: {
  search?: string | undefined;
  filter?: string | undefined;
  sortBy?: string | undefined;
  q?: string | undefined;
  after?: string | undefined;
}) => ({
  filter: search && filter && 'cannot be combined with "Search"; Okta accepts only one of them',
  sortBy: sortBy && !search && 'works with "Search" only',
  after: after && q && 'cannot be combined with "Starts with", which has no next page',
});
