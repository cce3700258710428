import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/v3';
import { type AnyAction, defineAction } from '../../../connector/core/define-action.ts';
import { isConnectorError } from '../../../connector/core/error.ts';
import { parseInput } from '../../../connector/core/input.ts';
import { field } from '../../../schemas/field.ts';

const profile = z
  .object({
    firstName: z.string().min(1).max(5),
    nickName: z.string().nullable().optional(),
    email: field(z.string().email().optional(), { title: 'Primary email' }),
  })
  .catchall(z.union([z.string(), z.number(), z.null()]));

const declared = {
  description: 'Shows how input is read.',
  operation: 'tryInput',
  scopes: [],
  effect: 'read',
  idempotent: true,
  execute: async () => ({}),
} as const;

const action = defineAction({
  ...declared,
  name: 'try_input',
  title: 'Try input',
  input: z
    .object({
      userId: field(z.string().min(1), { title: 'User ID' }),
      note: z.string().optional(),
      description: z.string().nullable().optional(),
      sendEmail: z.boolean().default(true),
      kind: z.enum(['A', 'B']).optional(),
      limit: z.number().int().min(1).max(200).optional(),
      password: field(z.string().min(8).max(72).optional(), { secret: true }),
      pin: field(z.literal(1234).optional(), { secret: true }),
      profile: profile.optional(),
      changes: profile.partial().optional(),
      attributes: z.record(z.union([z.string(), z.null()])).optional(),
      rows: z
        .array(z.object({ name: z.string(), value: z.string().optional() }).strict())
        .min(1)
        .max(3)
        .optional(),
      ids: z.array(z.string().min(1)).optional(),
      at: z.string().datetime().optional(),
      link: z.string().url().optional(),
      key: field(z.string().optional(), { multiline: true }),
      uuid: z.string().uuid().optional(),
      words: field(z.array(z.string()).optional(), { words: true }),
      any: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).optional(),
      json: z.union([z.record(z.unknown()), z.array(z.unknown())]).optional(),
      path: z.string().regex(/^\//, 'must begin with a slash').optional(),
      either: z.union([z.string().min(3), z.number()]).optional(),
      none: z.null().optional(),
      even: z.number().multipleOf(2, 'must be even').optional(),
    })
    .strict(),
  output: z.object({}),
  sample: { input: { userId: '00u1' }, output: {} },
  check: ({ note, kind }) => ({
    note: note === 'wrong' && 'is wrong',
    kind: kind === 'B' && 'cannot be B today',
  }),
});

const noData = 'must hold plain data: texts, numbers, true, false, null, lists and objects of these';
const circle: { a: Record<string, unknown> } = { a: {} };
circle.a['self'] = circle;
const unreadable = Object.defineProperty({}, 'b', {
  enumerable: true,
  get() {
    throw new Error('later');
  },
});
const halfACharacter = 'contains half a character, which happens when a text is cut off';
const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));

const parsed = (input: unknown) => parseInput(action, input);

/** The error for an input that is refused. */
function refusedFor(input: unknown, of: AnyAction = action) {
  try {
    parseInput(of, input);
  } catch (error) {
    if (isConnectorError(error)) return error;
    throw error;
  }
  throw new Error('The input was taken.');
}

describe('parseInput', () => {
  test('gives the input as it is declared, with its defaults', () => {
    expect(parsed({ userId: '00u1' })).toEqual({ userId: '00u1', sendEmail: true });
  });

  test('does not change what it was given', () => {
    const input = { userId: '00u1', note: '', profile: { firstName: 'Ada', nickName: '' } };
    parsed(input);

    expect(input).toEqual({ userId: '00u1', note: '', profile: { firstName: 'Ada', nickName: '' } });
  });

  test.each(['', null, undefined])('drops %j from an optional field that nobody touched', (untouched) => {
    const fields = { note: untouched, sendEmail: untouched, limit: untouched, rows: untouched };

    expect(parsed({ userId: '00u1', ...fields })).toEqual({ userId: '00u1', sendEmail: true });
  });

  test('keeps null where it clears something', () => {
    const input = { userId: '00u1', description: null, changes: { nickName: null, badge: null } };

    expect(parsed(input)).toEqual({ ...input, sendEmail: true });
  });

  test('drops what nobody touched inside objects, custom attributes included', () => {
    const profile = { firstName: 'Ada', nickName: '', email: null, badge: '' };

    expect(parsed({ userId: '00u1', profile })['profile']).toEqual({ firstName: 'Ada' });
    expect(parsed({ userId: '00u1', attributes: { a: '', b: null, c: 'x' } })['attributes']).toEqual({
      b: null,
      c: 'x',
    });
  });

  test('drops what nobody touched inside the rows of a list', () => {
    expect(parsed({ userId: '00u1', rows: [{ name: 'a', value: '' }] })['rows']).toEqual([{ name: 'a' }]);
  });

  test('drops an optional object of which nothing is left', () => {
    const empty = { profile: { firstName: '', email: null }, attributes: { a: '' } };

    expect(parsed({ userId: '00u1', ...empty })).toEqual({ userId: '00u1', sendEmail: true });
  });

  test('keeps an object that was given empty', () => {
    expect(parsed({ userId: '00u1', changes: {} })).toMatchObject({ changes: {} });
  });

  test('keeps false and 0', () => {
    expect(parsed({ userId: '00u1', sendEmail: false })).toMatchObject({ sendEmail: false });
    expect(refusedFor({ userId: '00u1', limit: 0 }).fields).toMatchObject([{ field: 'limit' }]);
  });
});

describe('parseInput of what hosts hand over', () => {
  test.each<[string, object, object]>([
    ['spaces, line ends and marks without a width', { userId: '\ufeff 00u1\u200b\r\n' }, { userId: '00u1' }],
    ['nothing but spaces', { note: ' \u00a0 ', sendEmail: ' ', limit: '\t' }, {}],
    ['a text for a number', { limit: ' 5 ', even: '4' }, { limit: 5, even: 4 }],
    ['a text for true or false', { sendEmail: ' FALSE' }, { sendEmail: false }],
    ['a number for a text', { userId: 7, note: 1.5 }, { userId: '7', note: '1.5' }],
    ['true or false for a text', { note: true }, { note: 'true' }],
    ['a value for a choice', { kind: ' A' }, { kind: 'A' }],
    ['a text with commas for a list', { ids: 'a, b c,\n d,' }, { ids: ['a', 'b c', 'd'] }],
    ['one value for a list', { ids: ' a ' }, { ids: ['a'] }],
    ['one number for a list', { ids: 7 }, { ids: ['7'] }],
    ['the items of a list', { ids: [' a', 7] }, { ids: ['a', '7'] }],
    ['JSON for a list of texts', { ids: '["a,b", 7]' }, { ids: ['a,b', '7'] }],
    ['JSON for a list of rows', { rows: '[{"name":" a"}]' }, { rows: [{ name: 'a' }] }],
    ['JSON for an object', { changes: '{"nickName":null}' }, { changes: { nickName: null } }],
    ['words with spaces', { words: ' a b,c\td ' }, { words: ['a', 'b', 'c', 'd'] }],
  ])('takes %s: %j', (_, given, taken) => {
    expect(parsed({ userId: '00u1', ...given })).toEqual({ userId: '00u1', sendEmail: true, ...taken });
  });

  test('leaves a secret and a text of several lines as they are', () => {
    const kept = { password: '  pass word \n', key: ' -----BEGIN\n' };

    expect(parsed({ userId: '00u1', ...kept })).toMatchObject(kept);
  });

  test('trims a custom attribute and changes nothing else of it', () => {
    const changes = { a: ' 5 ', b: 5, c: 'x, y', d: '[1]' };

    expect(parsed({ userId: '00u1', changes })['changes']).toEqual({ a: '5', b: 5, c: 'x, y', d: '[1]' });
  });

  test('trims the texts of a list where an attribute may hold one, and reads JSON where no text fits', () => {
    expect(parsed({ userId: '00u1', any: [' a ', 5] })['any']).toEqual(['a', 5]);
    expect(parsed({ userId: '00u1', json: '{"a":[" b "]}' })['json']).toEqual({ a: [' b '] });
  });

  test('takes the whole input as JSON', () => {
    expect(parsed('{"userId":"00u1"}')).toEqual({ userId: '00u1', sendEmail: true });
  });

  test('takes the objects of another realm and those without a prototype', () => {
    const foreign = runInNewContext('({ userId: "00u1", ids: ["a"], changes: { nickName: "x" } })');

    expect(parsed(Object.assign(Object.create(null), foreign))).toMatchObject({
      ids: ['a'],
      changes: { nickName: 'x' },
    });
  });

  test('keeps what is called as a property of every object', () => {
    const attributes = JSON.parse('{"constructor":"a","toString":"b","hasOwnProperty":"c"}');
    const found = parsed({ userId: '00u1', attributes, changes: { valueOf: 'd' } });

    expect(found['attributes']).toEqual(attributes);
    expect(found['changes']).toEqual({ valueOf: 'd' });
  });

  test('takes no longer for a text full of spaces than for another', () => {
    const spaces = `a${' '.repeat(200_000)}b`;

    expect(parsed({ userId: '00u1', note: spaces })).toMatchObject({ note: spaces });
  });
});

describe('parseInput of a wrong input', () => {
  test('names every wrong field at once', () => {
    const error = refusedFor({ limit: 900, profile: { email: 'ada' }, kind: 'C', bogus: 1 });

    expect(error).toMatchObject({ code: 'INVALID_INPUT', retryable: false });
    expect(error.message).toBe(
      'Try input: "User ID" is required; "Kind" must be one of A, B; "Limit" must be at most 200; ' +
        '"Profile > First name" is required; "Profile > Primary email" must be an email address; there is no field called "bogus".',
    );
    expect(error.fields?.map(({ field }) => field)).toEqual([
      'userId',
      'kind',
      'limit',
      'profile.firstName',
      'profile.email',
      'bogus',
    ]);
  });

  test.each<[string, object, string]>([
    ['userId', { userId: '' }, '"User ID" is required'],
    ['userId', { userId: null }, '"User ID" is required'],
    ['userId', { userId: ['00u1'] }, '"User ID" must be a text'],
    ['sendEmail', { sendEmail: 'yes' }, '"Send email" must be true or false'],
    ['limit', { limit: 'many' }, '"Limit" must be a number'],
    ['limit', { limit: '1,000' }, '"Limit" must be a number'],
    ['limit', { limit: true }, '"Limit" must be a number'],
    ['sendEmail', { sendEmail: 1 }, '"Send email" must be true or false'],
    ['note', { note: 2 ** 60 }, '"Note" must be a text'],
    ['note', { note: ['a'] }, '"Note" must be a text'],
    ['password', { password: 12345678 }, '"Password" must be a text'],
    ['ids', { ids: '[a, b]' }, '"Ids" must be a list'],
    ['ids', { ids: '{"a":1}' }, '"Ids" must be a list'],
    ['changes', { changes: '{"__proto__":1}' }, '"Changes" must be an object'],
    ['limit', { limit: 1.5 }, '"Limit" must be a whole number'],
    ['limit', { limit: -1 }, '"Limit" must be at least 1'],
    ['password', { password: 'short' }, '"Password" must have at least 8 characters'],
    ['password', { password: 'x'.repeat(73) }, '"Password" must have at most 72 characters'],
    ['pin', { pin: 4321 }, '"Pin" must be 1234'],
    ['profile', { profile: 'Ada' }, '"Profile" must be an object'],
    ['profile', { profile: ['Ada'] }, '"Profile" must be an object'],
    [
      'profile.firstName',
      { profile: { firstName: 'Adalbert' } },
      '"Profile > First name" must have at most 5 characters',
    ],
    ['rows', { rows: {} }, '"Rows" must be a list'],
    ['rows', { rows: [] }, '"Rows" must have at least 1 item'],
    ['rows', { rows: Array(4).fill({ name: 'a' }) }, '"Rows" must have at most 3 items'],
    ['rows.1.name', { rows: [{ name: 'a' }, {}] }, '"Rows > item 2 > Name" is required'],
    ['rows.0.colour', { rows: [{ name: 'a', colour: 1 }] }, 'there is no field called "rows.0.colour"'],
    ['ids.1', { ids: ['a', ''] }, '"Ids > item 2" is required'],
    ['attributes.a', { attributes: { a: 7 } }, '"Attributes > a" must be a text'],
    ['at', { at: 'tomorrow' }, '"At" must be a date and time such as 2026-01-31T09:00:00Z'],
    ['link', { link: 'acme' }, '"Link" must be a web address that starts with https://'],
    ['uuid', { uuid: 'x' }, '"Uuid" must be a valid uuid'],
    ['path', { path: 'x' }, '"Path" must begin with a slash'],
    ['either', { either: 'ab' }, '"Either" must have at least 3 characters'],
    ['either', { either: true }, '"Either" must be a text'],
    ['none', { none: 1 }, '"None" must be null'],
    ['even', { even: 1 }, '"Even" must be even'],
    ['', 'text' as never, '"Input" must be an object'],
    ['bogus', { bogus: '' }, 'there is no field called "bogus"'],
    ['bogus', { bogus: null }, 'there is no field called "bogus"'],
    ['__proto__', JSON.parse('{"__proto__":{"note":"x"}}'), '"__proto__" cannot be the name of a field'],
    ['constructor', { constructor: 1 }, 'there is no field called "constructor"'],
  ])('says of %j in %j: %s', (field, input, message) => {
    const error = refusedFor(typeof input === 'string' ? input : { userId: '00u1', ...input });

    expect(error.fields).toEqual([{ field, message }]);
  });

  test.each<[field: string, message: string, input: object]>([
    ['note', `"Note" ${noData}`, { note: 10n }],
    ['note', `"Note" ${noData}`, { note: Symbol('a') }],
    ['note', `"Note" ${noData}`, { note: new Date(0) }],
    ['limit', '"Limit" must be a number', { limit: Number.NaN }],
    ['changes', `"Changes" ${noData}`, { changes: new Map() }],
    ['changes.link', `"Changes > link" ${noData}`, { changes: { link: new URL('https://a.b') } }],
    ['json.a.1', `"Json > a > 1" ${noData}`, { json: { a: [1, () => 2] } }],
    ['json.a.self', '"Json > a > self" contains itself', { json: circle }],
    ['json.0.0', '"Json > 0 > 0" is nested too deeply', { json: deep }],
    ['json', '"Json" contains too many values', { json: Array(200_000).fill(1) }],
    ['', '"Input" contains too many values', { json: Array(1000).fill(Array(1000).fill(1)) }],
    ['json.b', '"Json > b" cannot be read', { json: unreadable }],
    [
      'rows.0.name',
      `"Rows > item 1 > Name" ${halfACharacter}`,
      { rows: [{ name: 'a\u{1f600}'.slice(0, 2) }] },
    ],
    [
      'changes.__proto__',
      '"Changes > __proto__" cannot be the name of a field',
      JSON.parse('{"changes":{"__proto__":{}}}'),
    ],
  ])('says of what is no data in %s: %s', (field, message, input) => {
    expect(refusedFor({ userId: '00u1', ...input }).fields).toEqual([{ field, message }]);
  });

  test('never quotes what was given, since it may be a secret', () => {
    const secret = 'hunter2-secret';
    const input = {
      userId: { secret },
      password: secret.repeat(9),
      pin: secret,
      kind: secret,
      limit: secret,
      at: secret,
      rows: secret,
      none: secret,
      profile: { firstName: secret, email: secret },
    };
    const error = refusedFor(input);

    expect(error.fields).toHaveLength(10);
    expect(`${JSON.stringify(error)} ${error.stack}`).not.toContain('hunter2');
  });

  test('holds the rules between fields, when every field is right by itself', () => {
    const error = refusedFor({ userId: '00u1', note: 'wrong', kind: 'B' });

    expect(error.message).toBe('Try input: "Note" is wrong; "Kind" cannot be B today.');
    expect(error.fields).toEqual([
      { field: 'note', message: '"Note" is wrong' },
      { field: 'kind', message: '"Kind" cannot be B today' },
    ]);
    expect(refusedFor({ note: 'wrong' }).message).toBe('Try input: "User ID" is required.');
  });
});

describe('a field that belongs to some kinds only', () => {
  const enroll = defineAction({
    ...declared,
    name: 'try_kinds',
    title: 'Try kinds',
    input: z
      .object({
        factorType: z.enum(['sms', 'call', 'email']),
        phoneNumber: field(z.string().optional(), {
          showWhen: { field: 'factorType', is: ['sms', 'call'], required: true },
        }),
        address: field(z.string().optional(), { showWhen: { field: 'factorType', is: ['email'] } }),
      })
      .strict(),
    output: z.object({}),
    sample: { input: { factorType: 'email' }, output: {} },
  });
  const reasonFor = (input: object) => {
    try {
      return parseInput(enroll, input);
    } catch (error) {
      return isConnectorError(error) ? error.fields : error;
    }
  };

  test.each([
    [{ factorType: 'sms', phoneNumber: '+1' }],
    [{ factorType: 'email', address: 'a@b.c' }],
    [{ factorType: 'email' }],
  ])('is taken where it belongs: %j', (input) => {
    expect(parseInput(enroll, input)).toEqual(input);
  });

  test('is refused elsewhere, and required where it says so', () => {
    expect(reasonFor({ factorType: 'email', phoneNumber: '+1' })).toEqual([
      { field: 'phoneNumber', message: '"Phone number" works only if "Factor type" is sms or call' },
    ]);
    expect(reasonFor({ factorType: 'call' })).toEqual([
      { field: 'phoneNumber', message: '"Phone number" is required if "Factor type" is sms or call' },
    ]);
  });

  test('says so in its JSON Schema, where it is not required at all times', () => {
    expect(enroll.inputSchema).toMatchObject({
      required: ['factorType'],
      properties: {
        phoneNumber: { 'x-show-when': { field: 'factorType', is: ['sms', 'call'], required: true } },
      },
    });
  });
});
