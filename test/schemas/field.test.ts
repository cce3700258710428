import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { factsOf, field, titleOf } from '../../schemas/field.ts';

describe('field', () => {
  test('attaches facts and leaves the schema that it was given as it is', () => {
    const plain = z.string().min(2);
    const named = field(plain, { title: 'Owner' });

    expect(factsOf(named)).toEqual({ title: 'Owner' });
    expect(factsOf(plain)).toEqual({});
    expect(named.safeParse('a').success).toBe(false);
  });

  test('adds facts to those that are there', () => {
    const once = field(z.string(), { title: 'Owner', advanced: true });

    expect(factsOf(field(once, { title: 'Keeper' }))).toEqual({ title: 'Keeper', advanced: true });
  });

  test('keeps the kind of the schema', () => {
    expect(
      field(z.object({ a: z.string() }), { dynamic: 'userProfile' }).extend({ b: z.string() }).shape,
    ).toHaveProperty('b');
    expect(field(z.enum(['A']), { advanced: true }).options).toEqual(['A']);
  });
});

describe('factsOf', () => {
  test('sees through optional, nullable and default', () => {
    const schema = field(z.string(), { secret: true }).nullable().optional().default('x');

    expect(factsOf(schema)).toEqual({ secret: true });
  });
});

describe('titleOf', () => {
  test.each([
    ['lastUpdated', 'Last updated'],
    ['userId', 'User ID'],
    ['profileUrl', 'Profile URL'],
    ['id', 'ID'],
    ['recovery_question', 'Recovery question'],
    ['_links', 'Links'],
    ['group_rules', 'Group rules'],
    ['q', 'Q'],
  ])('makes of %s %s', (key, title) => {
    expect(titleOf(key)).toBe(title);
  });

  test('prefers the title of the field', () => {
    expect(titleOf('q', field(z.string(), { title: 'Starts with' }).optional())).toBe('Starts with');
  });
});
