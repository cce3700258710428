import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchExpression } from '../../../../connector/okta/steps/search-expression.ts';

describe('searchExpression', () => {
  test.each([
    ['status', 'eq', 'ACTIVE', 'status eq "ACTIVE"'],
    ['profile.name', 'co', 'the "A" team\\', 'profile.name co "the \\"A\\" team\\\\"'],
    ['profile.badge', 'gt', 7, 'profile.badge gt 7'],
    ['profile.remote', 'eq', true, 'profile.remote eq true'],
  ])('of %s %s %j', (attribute, operator, value, expression) => {
    expect(searchExpression(attribute, operator, value)).toBe(expression);
  });

  test('ends its value where the value ends, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const quoted = searchExpression('a', 'eq', value).slice('a eq '.length);
        expect(quoted).toMatch(/^"(?:[^"\\]|\\.)*"$/);
        expect(JSON.parse(quoted)).toBe(value);
      }),
    );
  });
});
