import { z } from 'zod/v3';
import { searchExpression } from './search-expression.ts';

/** The operators of a search for users. Okta knows no ne, not or ew there. Source: developer.okta.com/docs/api/openapi/okta-management listUsers */
const operators = ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] as const;

/** Rows of a search, each an attribute, an operator and a value. */
export const conditions = z
  .array(
    z
      .object({
        attribute: z
          .string()
          .min(1)
          .describe(
            'An attribute such as status, lastUpdated, profile.department or profile.yourCustomAttribute. Case-sensitive.',
          ),
        operator: z
          .enum(operators)
          .describe(
            'eq: equals; sw: starts with; co: contains; gt, ge: after or greater; lt, le: before or less; pr: has any value.',
          ),
        value: z
          .union([z.string(), z.number(), z.boolean()])
          .optional()
          .describe(
            'The value to compare with, ignoring case. Leave it out with pr. Write times as 2026-01-31T09:00:00.000Z.',
          ),
      })
      .strict(),
  )
  .min(1)
  .max(50)
  .describe('Up to 50 conditions, each with an attribute, an operator and a value.');
export type Condition = z.output<typeof conditions>[number];

/** Okta searches these attributes of the user itself, and everything under profile. */
const ownAttributes = [
  'id',
  'status',
  'created',
  'activated',
  'statusChanged',
  'lastUpdated',
  'type.id',
  'realmId',
];
const containing = ['profile.firstName', 'profile.lastName', 'profile.email', 'profile.login'];

/** The first condition that Okta would refuse, in words; undefined when all are in order. */
export function wrongCondition(rows: Condition[]): string | undefined {
  for (const [index, { attribute, operator, value }] of rows.entries()) {
    const known = ownAttributes.includes(attribute) || /^profile\.[A-Za-z]\w*$/.test(attribute);
    const wrong =
      (!known && `Okta cannot search by "${attribute}"; write an attribute of the profile as profile.name`) ||
      (operator === 'co' &&
        !containing.includes(attribute) &&
        `"co" works on ${containing.join(', ')} only`) ||
      (operator === 'pr' &&
        value !== undefined &&
        '"pr" checks whether there is a value, so leave the value out') ||
      (operator !== 'pr' && value === undefined && `"${operator}" needs a value`);
    if (wrong) return `condition ${index + 1}: ${wrong}`;
  }
  return undefined;
}

/** The search expression of the rows. */
export const searchOf = ({
  conditions: rows,
  match,
}: {
  conditions: Condition[];
  match: 'all' | 'any';
}): string => rows.map(term).join(match === 'all' ? ' and ' : ' or ');

const term = ({ attribute, operator, value }: Condition): string =>
  value === undefined ? `${attribute} pr` : searchExpression(attribute, operator, value);
