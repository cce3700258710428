/**
 * One term of Okta's filter and search language. The value is escaped as the JSON string that the language asks for,
 * so that a quote in a name cannot change the expression. Source: developer.okta.com/docs/api/#filter
 */
export const searchExpression = (
  attribute: string,
  operator: string,
  value: string | number | boolean,
): string => `${attribute} ${operator} ${JSON.stringify(value)}`;
