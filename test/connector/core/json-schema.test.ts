import { describe, expect, test } from 'vitest';
import { z as z4 } from 'zod';
import { type AnyZodObject, type ZodTypeAny, z } from 'zod/v3';
import { jsonSchema } from '../../../connector/core/json-schema.ts';
import { connection } from '../../../schemas/connection.ts';
import { field } from '../../../schemas/field.ts';
import { allActions } from '../../all-actions.ts';

/** The JSON Schema of a field. */
const fieldSchema = (schema: ZodTypeAny, side: 'input' | 'output' = 'input') =>
  jsonSchema(z.object({ field: schema }), side).properties?.['field'];

describe('jsonSchema', () => {
  test('gives an object with its fields, what is required and nothing else', () => {
    const schema = z.object({ userId: z.string().min(1), note: z.string().optional() }).strict();

    expect(jsonSchema(schema, 'input')).toEqual({
      type: 'object',
      properties: {
        userId: { title: 'User ID', type: 'string', minLength: 1 },
        note: { title: 'Note', type: 'string' },
      },
      required: ['userId'],
      additionalProperties: false,
    });
  });

  test('takes an object without fields', () => {
    expect(jsonSchema(z.object({}).strict(), 'input')).toMatchObject({ type: 'object', properties: {} });
  });

  test.each([
    ['a schema of zod 4', z4.object({ a: z4.string() }) as unknown as AnyZodObject],
    ['what is no object', z.string()],
  ])('throws on %s, for which the converter gives an empty schema', (_, schema) => {
    expect(() => jsonSchema(schema, 'input')).toThrow('it reads zod/v3 objects only');
  });

  test.each<[string, ZodTypeAny, object]>([
    ['a nullable text', z.string().nullable(), { type: ['string', 'null'] }],
    [
      'a nullable text with limits',
      z.string().min(1).max(5).nullable().optional(),
      { type: ['string', 'null'], minLength: 1, maxLength: 5 },
    ],
    [
      'a nullable object',
      z.object({ a: z.string() }).nullable(),
      { type: ['object', 'null'], properties: { a: { type: 'string' } } },
    ],
    [
      'a nullable set of texts',
      z.enum(['A', 'B']).nullable(),
      { type: ['string', 'null'], enum: ['A', 'B', null] },
    ],
    [
      'a union',
      z.union([z.string().min(1), z.number().int()]),
      { anyOf: [{ type: 'string', minLength: 1 }, { type: 'integer' }] },
    ],
    ['a default', z.boolean().default(true), { type: 'boolean', default: true }],
    [
      'a description',
      z.string().describe('What it is.').optional(),
      { type: 'string', description: 'What it is.' },
    ],
    [
      'a description of what can be null',
      z.string().min(2).nullable().describe('What it is.'),
      { type: ['string', 'null'], description: 'What it is.' },
    ],
  ])('reads %s', (_, schema, expected) => {
    expect(fieldSchema(schema)).toMatchObject(expected);
    expect(fieldSchema(schema)).not.toHaveProperty('anyOf', expect.arrayContaining([{ type: 'null' }]));
  });

  test('shows the facts of a field', () => {
    const facts = { title: 'Owner', pickList: 'users', advanced: true, dynamic: 'userProfile' } as const;

    expect(fieldSchema(field(z.string(), facts))).toEqual({
      type: 'string',
      title: 'Owner',
      'x-pick-list': 'users',
      'x-advanced': true,
      'x-dynamic': 'userProfile',
    });
  });

  test('requires what only some orgs can do without', () => {
    const name = field(z.string().optional(), { required: true });

    expect(jsonSchema(z.object({ id: z.string(), name }), 'input').required).toEqual(['id', 'name']);
  });

  test.each<[string, ZodTypeAny, object]>([
    ['a text', z.string().optional(), { type: ['string', 'null'] }],
    ['a text that may be null', z.string().nullable().optional(), { type: ['string', 'null'] }],
    ['an object', z.object({ a: z.string() }).optional(), { type: ['object', 'null'], required: ['a'] }],
    ['a list', z.array(z.string()).optional(), { type: ['array', 'null'], items: { type: 'string' } }],
    ['a set of texts', z.enum(['A']).optional(), { type: ['string', 'null'], enum: ['A', null] }],
    [
      'a union',
      z.union([z.string().min(1), z.number().int()]).optional(),
      { anyOf: [{ type: 'string', minLength: 1 }, { type: 'integer' }, { type: 'null' }] },
    ],
  ])('lets %s be null that an output can do without', (_, schema, expected) => {
    expect(fieldSchema(schema, 'output')).toMatchObject(expected);
  });

  test('lets nothing be null that an output has always, nor what may be left out of an input', () => {
    expect(fieldSchema(z.string(), 'output')).toMatchObject({ type: 'string' });
    expect(fieldSchema(z.string().optional(), 'input')).toMatchObject({ type: 'string' });
  });

  test('marks a secret, and on the side of the input that it is never given back', () => {
    const secret = field(z.string(), { secret: true });

    expect(fieldSchema(secret)).toMatchObject({ 'x-secret': true, writeOnly: true });
    expect(fieldSchema(secret, 'output')).toMatchObject({ 'x-secret': true });
    expect(fieldSchema(secret, 'output')).not.toHaveProperty('writeOnly');
  });

  test.each<[string, ZodTypeAny]>([
    ['optional', field(z.string(), { title: 'Owner' }).optional()],
    ['nullable', field(z.string(), { title: 'Owner' }).nullable()],
    ['defaulted', field(z.string(), { title: 'Owner' }).default('x')],
    ['described', field(z.string(), { title: 'Owner' }).describe('Who it is.')],
    ['given more facts', field(field(z.string(), { title: 'Owner' }), { advanced: true })],
  ])('keeps the facts of a field that is then %s', (_, schema) => {
    expect(fieldSchema(schema)).toMatchObject({ title: 'Owner' });
  });

  test('makes titles of the keys, in nested objects and in rows too', () => {
    const schema = z.object({ lastUpdated: z.object({ profileUrl: z.string() }) });
    const rows = z.array(z.object({ firstName: z.string() }));

    expect(jsonSchema(schema, 'output').properties).toMatchObject({
      lastUpdated: { title: 'Last updated', properties: { profileUrl: { title: 'Profile URL' } } },
    });
    expect(fieldSchema(rows)).toMatchObject({
      items: { properties: { firstName: { title: 'First name' } } },
    });
  });

  test('spells a schema out that is used twice', () => {
    const shared = z.object({ a: z.string() });

    expect(JSON.stringify(jsonSchema(z.object({ x: shared, y: shared }), 'input'))).not.toContain('$ref');
  });

  test('of every action and of the connection is an object of plain data without a reference', () => {
    const schemas = allActions.flatMap((action) => [action.inputSchema, action.outputSchema]);
    for (const schema of [...schemas, jsonSchema(connection, 'input')]) {
      expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
      expect(schema).toEqual(JSON.parse(JSON.stringify(schema)));
      expect(JSON.stringify(schema)).not.toContain('"$ref"');
    }
  });
});
