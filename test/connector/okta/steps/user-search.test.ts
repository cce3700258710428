import { describe, expect, test } from 'vitest';
import { type Condition, searchOf, wrongCondition } from '../../../../connector/okta/steps/user-search.ts';

const row = (attribute: string, operator: Condition['operator'], value?: Condition['value']): Condition => ({
  attribute,
  operator,
  ...(value !== undefined && { value }),
});

describe('searchOf', () => {
  const rows = [row('status', 'eq', 'ACTIVE'), row('profile.badge', 'gt', 7), row('profile.manager', 'pr')];

  test.each([
    ['all', 'status eq "ACTIVE" and profile.badge gt 7 and profile.manager pr'],
    ['any', 'status eq "ACTIVE" or profile.badge gt 7 or profile.manager pr'],
  ] as const)('joins rows of which %s must hold', (match, expression) => {
    expect(searchOf({ conditions: rows, match })).toBe(expression);
  });

  test('escapes a value', () => {
    const conditions = [row('profile.city', 'eq', 'x" or status pr or "')];

    expect(searchOf({ conditions, match: 'all' })).toBe('profile.city eq "x\\" or status pr or \\""');
  });
});

describe('wrongCondition', () => {
  test.each([
    row('status', 'eq', 'ACTIVE'),
    row('type.id', 'eq', 'oty1'),
    row('profile.login', 'co', 'ada'),
    row('profile.my_Custom1', 'sw', 'x'),
    row('profile.remote', 'eq', false),
    row('profile.badge', 'eq', 0),
    row('profile.manager', 'pr'),
  ])('takes $attribute $operator $value', (condition) => {
    expect(wrongCondition([condition])).toBeUndefined();
  });

  test.each([
    [
      row('department', 'eq', 'x'),
      'Okta cannot search by "department"; write an attribute of the profile as',
    ],
    [row('status pr or id', 'eq', 'x'), 'Okta cannot search by'],
    [row('profile.a.b', 'eq', 'x'), 'Okta cannot search by'],
    [row('profile.city', 'co', 'x'), '"co" works on profile.firstName, profile.lastName'],
    [row('profile.city', 'pr', 'x'), '"pr" checks whether there is a value, so leave the value out'],
    [row('profile.city', 'eq'), '"eq" needs a value'],
  ])('refuses %j and names the row', (condition, why) => {
    const wrong = wrongCondition([row('status', 'pr'), condition]);

    expect(wrong).toContain(`condition 2: ${why}`);
  });
});
