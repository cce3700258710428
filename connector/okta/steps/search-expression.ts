/**
 * One term of Okta's filter and search language. The value is escaped as the JSON string that the language asks for,
 * so that a quote in a name cannot change the expression. Source: developer.okta.com/docs/api/#filter
 */
export const searchExpression = (
  attribute: string,
  operator: string,
  value: string | number | boolean,
): string => `${attribute} ${operator} ${JSON.stringify(value)}`;

/** What Okta refuses, or leaves aside, of the expressions of one list: what is wrong, by field. */
export const expressionRules = ({
  search,
  filter,
  sortBy,
}: {
  search?: string | undefined;
  filter?: string | undefined;
  sortBy?: string | undefined;
}) => ({
  filter: search && filter && 'cannot go with "Search"; Okta takes one of the two',
  sortBy: sortBy && !search && 'goes with "Search" only',
});
