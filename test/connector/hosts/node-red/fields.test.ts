import { describe, expect, test } from 'vitest';
import { type Field, fieldsOf, secretsOf } from '../../../../connector/hosts/node-red/editor/fields.ts';
import { lost, missing } from '../../../../connector/hosts/node-red/editor/missing.ts';
import { loadConnector } from '../../../../connector/index.ts';

const { manifest } = await loadConnector();

const fields = fieldsOf({
  properties: {
    name: { type: 'string', title: 'Name', description: 'What it is called.' },
    size: { type: ['integer', 'null'], default: 3 },
    kind: { type: 'string', enum: ['big', 'small'] },
    owners: { type: 'array', items: { type: 'string' }, 'x-pick-list': 'users' },
    level: { type: ['integer', 'null'], enum: [1, 2, null], 'x-enum-titles': ['One', 'Two'], readOnly: true },
    any: { anyOf: [{ type: 'string' }, { type: 'number' }] },
    anything: { title: 'Anything' },
    login: {
      type: 'object',
      required: ['password'],
      properties: { password: { type: 'string', 'x-secret': true }, hint: { type: 'string' } },
      additionalProperties: { type: 'string' },
    },
  },
  required: ['name'],
});

describe('fieldsOf', () => {
  test('keeps of a JSON Schema what a form shows', () => {
    expect(fields).toEqual([
      { key: 'name', title: 'Name', kind: 'string', help: 'What it is called.', required: true },
      { key: 'size', title: 'size', kind: 'number', nullable: true, default: 3 },
      {
        key: 'kind',
        title: 'kind',
        kind: 'string',
        choices: [
          { value: 'big', label: 'big' },
          { value: 'small', label: 'small' },
        ],
      },
      { key: 'owners', title: 'owners', kind: 'array', pickList: 'users', texts: true },
      {
        key: 'level',
        title: 'level',
        kind: 'number',
        nullable: true,
        choices: [
          { value: '1', label: 'One' },
          { value: '2', label: 'Two' },
        ],
        readOnly: true,
      },
      { key: 'any', title: 'any', kind: 'any' },
      { key: 'anything', title: 'Anything', kind: 'any', nullable: true },
      {
        key: 'login',
        title: 'login',
        kind: 'object',
        fields: [
          { key: 'password', title: 'password', kind: 'string', required: true, secret: true },
          { key: 'hint', title: 'hint', kind: 'string' },
        ],
        custom: true,
      },
    ]);
  });

  test('finds a title for every field of every action', () => {
    const all = (some: Field[]): Field[] => some.flatMap((field) => [field, ...all(field.fields ?? [])]);
    const schemas = manifest.actions.flatMap(({ inputSchema, outputSchema }) => [inputSchema, outputSchema]);
    expect(all(schemas.flatMap(fieldsOf)).filter(({ key, title }) => key === title)).toEqual([]);
  });
});

describe('secretsOf', () => {
  test('names the secrets by their path, so that Node-RED keeps them apart', () => {
    expect(secretsOf(fields)).toEqual(['login.password']);
  });
});

describe('missing', () => {
  const value = { type: 'str', value: 'x' };

  test('names what is required and empty', () => {
    expect(missing(fields, {})).toEqual(['Name is missing.']);
    expect(missing(fields, { name: value })).toEqual([]);
  });

  test('asks for a field of some kinds only where the form is for such a kind', () => {
    const some = fieldsOf({
      properties: {
        kind: { title: 'Kind', enum: ['sms', 'email'], type: 'string' },
        phone: {
          title: 'Phone',
          type: 'string',
          'x-show-when': { field: 'kind', is: ['sms'], required: true },
        },
      },
      required: ['kind'],
    });

    expect(missing(some, { kind: { type: 'enum', value: 'sms' } })).toEqual(['Phone is missing.']);
    expect(missing(some, { kind: { type: 'enum', value: 'sms' }, phone: value })).toEqual([]);
    expect(missing(some, { kind: { type: 'enum', value: 'email' } })).toEqual([]);
    // Which kind it is, only the run shows.
    expect(missing(some, { kind: { type: 'pill', value: 'step.kind' } })).toEqual([]);
  });

  test('asks for the parts of an object only when some of it is filled in', () => {
    expect(missing(fields, { name: value, 'login.hint': value })).toEqual(['password is missing.']);
    expect(missing(fields, { name: value, login: { type: 'msg', value: 'payload' } })).toEqual([]);
  });
});

describe('lost', () => {
  const from = (...pills: string[]) =>
    Object.fromEntries(pills.map((value, index) => [`field${index}`, { type: 'pill', value }]));

  test('names a step that does not exist, once', () => {
    expect(lost(from('get_user.id', 'gone.id', 'gone.users[0]'), new Set(['get_user']))).toEqual([
      'No step of this flow is called "gone". Choose the datapill again.',
    ]);
  });

  test('finds nothing in values that are no datapills', () => {
    expect(lost({ name: { type: 'str', value: 'gone.id' }, size: { type: 'null' } }, new Set())).toEqual([]);
  });
});
