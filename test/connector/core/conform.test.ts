import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ZodTypeAny, z } from 'zod/v3';
import { conforms, oddPlaces } from '../../../connector/core/conform.ts';
import { allActions } from '../../all-actions.ts';

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(null, undefined, '', 'text', 0, 1.5, true, [], {}) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

/** One change of a value: which way into it, and what then stands there. */
const change = fc.record({
  way: fc.array(fc.nat(20), { maxLength: 5 }),
  does: fc.constantFrom('set', 'delete', 'add'),
  value,
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(at: unknown, { way: [step, ...rest], does, value }: Change): unknown {
  if (step === undefined) return does === 'set' ? value : at;
  if (Array.isArray(at)) {
    if (does === 'add') return [...at, value];
    return at.map((item, index) =>
      index === step % at.length ? changed(item, { way: rest, does, value }) : item,
    );
  }
  if (typeof at !== 'object' || at === null) return value;
  const entries = Object.entries(at);
  if (does === 'add') return { ...at, [`key${step}`]: value };
  const key = entries[step % (entries.length || 1)]?.[0];
  if (key === undefined) return value;
  if (does === 'delete' && rest.length === 0)
    return Object.fromEntries(entries.filter(([one]) => one !== key));
  return { ...at, [key]: changed(at[key as keyof typeof at], { way: rest, does, value }) };
}

/** The schema with null for everything that is optional. */
function withNulls(schema: ZodTypeAny): ZodTypeAny {
  if (schema instanceof z.ZodOptional) return withNulls(schema.unwrap()).nullable().optional();
  if (schema instanceof z.ZodNullable) {
    const inner = withNulls(schema.unwrap());
    return inner.isOptional() ? inner : inner.nullable();
  }
  if (schema instanceof z.ZodArray)
    return new z.ZodArray({ ...schema._def, type: withNulls(schema.element) });
  if (!(schema instanceof z.ZodObject)) return schema;
  const fields = Object.entries<ZodTypeAny>(schema.shape).map(([key, of]) => [key, withNulls(of)]);
  return new z.ZodObject({ ...schema._def, shape: () => Object.fromEntries(fields) });
}

/** Holds `conforms` against Zod over many changes of a value. */
function agreesWithZod(declared: ZodTypeAny, sample: unknown, numRuns: number): void {
  const schema = withNulls(declared);
  const check = conforms(declared);
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(fc.array(change, { maxLength: 2 }), (changes) => {
      const given = changes.reduce(changed, sample);
      const { success } = schema.safeParse(given);
      seen[success ? 'right' : 'wrong'] += 1;
      expect(check(given), JSON.stringify(given)).toBe(success);
    }),
    { numRuns },
  );
  // A test that saw only one of the two would prove nothing.
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(0);
}

describe('conforms', () => {
  test('lets everything optional be null, and nothing else', () => {
    const check = conforms(
      z.object({ id: z.string(), name: z.string().optional(), of: z.object({}).optional() }),
    );

    expect(check({ id: '00u1', name: null, of: null })).toBe(true);
    expect(check({ id: null })).toBe(false);
  });

  test.each(allActions.map((action) => [action.name, action] as const))(
    'agrees with Zod on what %s gives back',
    (_, { output, sample }) => {
      agreesWithZod(output, sample.output, 60);
    },
  );

  test.each<[string, ZodTypeAny, unknown]>([
    ['an object that drops unknown keys', z.object({ a: z.string(), b: z.number() }), { a: '', b: 1 }],
    ['a strict object', z.object({ a: z.string() }).strict(), { a: '' }],
    [
      'an object with a rule for other keys',
      z.object({ a: z.string() }).catchall(z.number()),
      { a: '', b: 1 },
    ],
    [
      'optional and nullable fields',
      z.object({ a: z.string().nullable().optional(), b: z.boolean().optional() }),
      {},
    ],
    ['nullable over optional', z.object({ a: z.string().optional().nullable() }), { a: null }],
    ['a default', z.object({ a: z.string().default('x') }), {}],
    ['anything', z.object({ a: z.unknown(), b: z.any(), c: z.string() }), { c: '' }],
    ['a record of anything', z.object({ a: z.record(z.unknown()) }), { a: { b: 1 } }],
    ['a record of texts', z.object({ a: z.record(z.string()) }), { a: { b: '1' } }],
    ['a list of lists', z.object({ a: z.array(z.array(z.boolean())) }), { a: [[true], []] }],
    ['a list with a length', z.object({ a: z.array(z.string()).min(1).max(2) }), { a: ['1'] }],
    ['a set of texts', z.object({ a: z.enum(['x', 'text']) }), { a: 'x' }],
    ['a text with a rule', z.object({ a: z.string().min(1) }), { a: 'x' }],
    ['a union', z.object({ a: z.union([z.string(), z.object({ b: z.string() })]) }), { a: { b: '' } }],
    ['a refined object', z.object({ a: z.string() }).refine(({ a }) => a !== 'text'), { a: '' }],
  ])('agrees with Zod on %s', (_, schema, sample) => {
    agreesWithZod(schema, sample, 500);
  });

  test('makes the check of a schema once', () => {
    const schema = z.object({ a: z.string() });

    expect(conforms(schema)).toBe(conforms(schema));
  });

  test('copies nothing and asks Zod for no item of a page', () => {
    const user = z.object({ id: z.string() }).passthrough();
    const page = z.object({ users: z.array(user), nextCursor: z.string().nullable() });
    user._parse = () => {
      throw new Error('Zod was asked.');
    };

    expect(conforms(page)({ users: [{ id: '00u1' }], nextCursor: null })).toBe(true);
    expect(conforms(page)({ users: [{ id: 7 }], nextCursor: null })).toBe(false);
  });
});

describe('oddPlaces', () => {
  const user = z.object({
    id: z.string(),
    status: z.string().optional(),
    profile: z.object({ login: z.string(), badge: z.string().optional() }).optional(),
    tags: z.array(z.string()).optional(),
  });
  const page = z.object({ users: z.array(user), nextCursor: z.string().nullable() });

  test.each<[string, ZodTypeAny, unknown, [string, string, string, boolean][]]>([
    ['nothing where all is well', user, { id: '00u1', profile: null }, []],
    ['a number', user, { id: '00u1', status: 7 }, [['status', 'a text', 'a number', false]]],
    ['an object', user, { id: '00u1', status: {} }, [['status', 'a text', 'an object', false]]],
    ['a text', user, { id: '00u1', profile: 'x' }, [['profile', 'an object', 'a text', false]]],
    ['a list', user, { id: '00u1', profile: [] }, [['profile', 'an object', 'a list', false]]],
    ['true', user, { id: '00u1', tags: true }, [['tags', 'a list', 'true or false', false]]],
    [
      'what is inside',
      user,
      { id: '00u1', profile: { badge: 1 } },
      [
        ['profile.login', 'a text', 'nothing', false],
        ['profile.badge', 'a text', 'a number', false],
      ],
    ],
    ['an item', user, { id: '00u1', tags: ['a', null] }, [['tags[]', 'a text', 'null', false]]],
    ['what is required', user, { id: 7 }, [['id', 'a text', 'a number', true]]],
    ['the whole', user, 'x', [['', 'an object', 'a text', true]]],
    ['no list', page, { users: null, nextCursor: null }, [['users', 'a list', 'null', true]]],
    [
      'an item without its ID',
      page,
      { users: [{}, null], nextCursor: null },
      [
        ['users[].id', 'a text', 'nothing', false],
        ['users[]', 'an object', 'null', false],
      ],
    ],
    ['no cursor', page, { users: [] }, [['nextCursor', 'a text', 'nothing', true]]],
  ])('finds %s', (_, schema, value, expected) => {
    expect(oddPlaces(schema, value)).toEqual(
      expected.map(([place, wanted, got, guaranteed]) => ({ place, wanted, got, guaranteed })),
    );
  });
});
