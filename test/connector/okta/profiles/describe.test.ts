import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConnectorError } from '../../../../connector/core/error.ts';
import type { RunCall } from '../../../../connector/core/load.ts';
import type { HttpRequest, HttpResponse } from '../../../../connector/core/send.ts';
import { loadConnector } from '../../../../connector/index.ts';
import { createRuntime } from '../../../../connector/runtime.ts';
import type { JsonSchema } from '../../../../schemas/json-schema.ts';
import type { ManifestAction } from '../../../../schemas/manifest.ts';
import { connection, refused } from '../../../okta.ts';
import { noon, responseOf, stillClock } from '../../../road.ts';

const { manifest } = await loadConnector();

type Answers = Record<string, unknown>;

const types = [
  { id: 'oty2', displayName: 'Contractor', default: false },
  { id: 'oty1', displayName: 'User', default: true },
];

/** The schema of a profile, as Okta gives it. */
const document = (custom: unknown, base: unknown = {}) => ({
  definitions: { custom: { properties: custom }, base: { properties: base } },
});

const badge = { title: 'Badge number', type: 'integer', mutability: 'READ_WRITE' };

const usual = {
  'types/user': types,
  'schemas/user/osc1': document({ badge }),
  'schemas/user/osc2': document({
    agency: { title: 'Agency', description: 'Who sends them', type: 'string' },
  }),
  'schemas/group/default': document({ chat: { title: 'Chat', type: 'string', maxLength: 80 } }),
};

/** An org that answers by path, and what it was asked. What is no answer of a kind of its own is a 200. */
function orgOf(answers: Answers) {
  const clock = stillClock();
  const asked: string[] = [];
  const send = async ({ url }: HttpRequest): Promise<HttpResponse> => {
    const path = new URL(url).pathname.replace('/api/v1/meta/', '');
    asked.push(path);
    const answer = answers[path];
    return answer instanceof Function ? answer() : responseOf(200, answer);
  };
  const runtime = createRuntime({ send, ...clock });
  const describe = (name: string, call: Partial<RunCall> = {}) =>
    runtime.describe(actionOf(name), { connection, ...call });
  return { asked, clock, describe };
}

function actionOf(name: string): ManifestAction {
  const action = manifest.actions.find((one) => one.name === name);
  if (!action) throw new Error(`There is no action ${name}.`);
  return action;
}

/** A place in a schema, by its keys; `[]` is any item of a list. */
function at(schema: JsonSchema | undefined, ...keys: string[]): JsonSchema | undefined {
  return keys.reduce((inner, key) => (key === '[]' ? inner?.items : inner?.properties?.[key]), schema);
}

const forbidden = () => responseOf(403, refused('E0000006', 'You do not have permission'));

describe('describe', () => {
  test('ends within the time of one run, whatever it reads, at an org that does not answer', async () => {
    const clock = stillClock();
    const send = async ({ timeout = 0 }: HttpRequest): Promise<HttpResponse> => {
      await clock.sleep(timeout);
      throw new ConnectorError('TIMEOUT', 'Too slow.', { retryable: true });
    };
    const runtime = createRuntime({ send, ...clock, budget: 10_000 });
    const { warnings } = await runtime.describe(actionOf('create_user'), { connection });

    expect(warnings).not.toEqual([]);
    expect(clock.now() - noon).toBe(10_000);
  });

  test.each([
    ['create_user', 'inputSchema', ['profile'], 'badge'],
    ['update_user', 'inputSchema', ['profile'], 'badge'],
    ['replace_user', 'inputSchema', ['profile'], 'badge'],
    ['get_user', 'outputSchema', ['profile'], 'badge'],
    ['find_user', 'outputSchema', ['user', 'profile'], 'badge'],
    ['suspend_user', 'outputSchema', ['profile'], 'badge'],
    ['list_users', 'outputSchema', ['users', '[]', 'profile'], 'badge'],
    ['search_users', 'outputSchema', ['users', '[]', 'profile'], 'badge'],
    ['list_group_members', 'outputSchema', ['users', '[]', 'profile'], 'badge'],
    ['create_group', 'inputSchema', ['attributes'], 'chat'],
    ['update_group', 'inputSchema', ['attributes'], 'chat'],
    ['get_group', 'outputSchema', ['profile'], 'chat'],
    ['find_group', 'outputSchema', ['group', 'profile'], 'chat'],
    ['list_groups', 'outputSchema', ['groups', '[]', 'profile'], 'chat'],
    ['list_user_groups', 'outputSchema', ['groups', '[]', 'profile'], 'chat'],
  ] as const)('gives %s the attributes of the org in its %s', async (name, side, place, attribute) => {
    const { warnings, ...schemas } = await orgOf(usual).describe(name);

    expect(at(schemas[side], ...place, attribute)).toHaveProperty('title');
    expect(warnings).toEqual([]);
  });

  test('finds every profile of a user and a group in the catalogue marked', () => {
    const unmarked = manifest.actions.flatMap(({ name, inputSchema, outputSchema }) =>
      [inputSchema, outputSchema].flatMap((schema) => profilesWithoutMark(schema, name)),
    );

    expect(unmarked).toEqual([]);
  });

  test('asks nothing of the org for an action without a profile', async () => {
    const { asked, describe } = orgOf({});
    const { inputSchema, outputSchema } = actionOf('list_log_events');

    await expect(describe('list_log_events')).resolves.toEqual({ inputSchema, outputSchema, warnings: [] });
    expect(asked).toEqual([]);
  });
});

/** Devices, apps, factors and others have profiles too, to which an org adds no attributes. */
const isOfUserOrGroup = ({ properties = {} }: JsonSchema) =>
  'login' in properties || 'description' in properties;

function profilesWithoutMark(schema: JsonSchema, path: string): string[] {
  const { properties = {}, items } = schema;
  const here = 'firstName' in properties && !schema['x-dynamic'] ? [path] : [];
  return [
    ...here,
    ...Object.entries(properties).flatMap(([key, of]) => [
      ...(key === 'profile' && isOfUserOrGroup(of) && !of['x-dynamic'] ? [`${path}.${key}`] : []),
      ...profilesWithoutMark(of, `${path}.${key}`),
    ]),
    ...(items ? profilesWithoutMark(items, `${path}[]`) : []),
  ];
}

describe('an attribute', () => {
  const attributes = {
    size: {
      title: 'Shirt size',
      description: 'For the welcome pack',
      type: 'string',
      enum: ['S', 'M'],
      oneOf: [
        { const: 'S', title: 'Small' },
        { const: 'M', title: 'Medium' },
      ],
      default: 'M',
    },
    start: {
      title: 'Start',
      type: 'string',
      format: 'date-time',
      minLength: 1,
      maxLength: 30,
      required: true,
    },
    zone: { type: 'string', format: 'timezone' },
    skills: { title: 'Skills', type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    source: { title: 'Source', type: 'boolean', mutability: 'READ_ONLY', required: true },
    origin: { title: 'Origin', type: 'number', mutability: 'IMMUTABLE' },
    note: { title: 'Note', type: 'string', permissions: [{ principal: 'SELF', action: 'HIDE' }] },
    pin: { title: 'Pin', type: 'string', mutability: 'WRITE_ONLY' },
  };
  const org = () =>
    orgOf({ ...usual, 'types/user': types.slice(1), 'schemas/user/osc1': document(attributes) });
  const profileOf = async (name: string, side: 'inputSchema' | 'outputSchema') =>
    at((await org().describe(name))[side], 'profile');

  test('of a new user keeps what the org says of it', async () => {
    const { properties, required } = (await profileOf('create_user', 'inputSchema')) ?? {};

    expect(required).toEqual(['email', 'firstName', 'lastName', 'start']);
    expect(properties).toMatchObject({
      size: {
        title: 'Shirt size',
        description: 'For the welcome pack',
        type: ['string', 'null'],
        enum: ['S', 'M', null],
        'x-enum-titles': ['Small', 'Medium'],
        default: 'M',
      },
      start: { title: 'Start', type: 'string', format: 'date-time', minLength: 1, maxLength: 30 },
      zone: { title: 'Zone', type: ['string', 'null'] },
      skills: { type: ['array', 'null'], items: { type: 'string', enum: ['a', 'b'] } },
      source: { type: ['boolean', 'null'], readOnly: true },
      origin: { type: ['number', 'null'] },
      note: { 'x-hidden': true },
    });
    expect(properties?.['zone']).not.toHaveProperty('format');
    expect(properties?.['origin']).not.toHaveProperty('readOnly');
  });

  test('of an update can be left out or cleared, and what is immutable cannot be changed', async () => {
    const { properties, required } = (await profileOf('update_user', 'inputSchema')) ?? {};

    expect(required).toBeUndefined();
    expect(properties?.['start']).toMatchObject({ type: ['string', 'null'], maxLength: 30 });
    expect(properties?.['size']).not.toHaveProperty('default');
    expect(properties?.['origin']).toMatchObject({ readOnly: true });
  });

  test('of an output has a type only, since Okta keeps values that are older than the limits', async () => {
    const { properties, required } = (await profileOf('get_user', 'outputSchema')) ?? {};

    expect(required).toBeUndefined();
    expect(properties?.['size']).toEqual({
      title: 'Shirt size',
      description: 'For the welcome pack',
      type: ['string', 'null'],
    });
    expect(properties?.['skills']).toEqual({
      title: 'Skills',
      type: ['array', 'null'],
      items: { type: 'string' },
    });
    expect(properties).not.toHaveProperty('pin');
  });
});

describe('a base attribute', () => {
  const base = {
    login: { type: 'string', required: true, pattern: '[a-z0-9]+', minLength: 3 },
    email: { type: 'string', required: true, format: 'email' },
    firstName: { type: 'string', required: true },
    lastName: { type: 'string' },
    userType: { type: 'string', enum: ['Employee', 'Intern'] },
    title: { type: 'array' },
  };
  const org = () =>
    orgOf({ ...usual, 'types/user': types.slice(1), 'schemas/user/osc1': document({}, base) });

  test('has what the org changed of it, and else what it always has', async () => {
    const { inputSchema } = await org().describe('create_user');
    const profile = at(inputSchema, 'profile');

    expect(profile?.required).toEqual(['email', 'firstName']);
    expect(at(profile, 'login')).toMatchObject({
      title: 'Username',
      pattern: '^[a-z0-9]+$',
      minLength: 3,
      maxLength: 100,
    });
    expect(at(profile, 'userType')).toMatchObject({
      type: ['string', 'null'],
      enum: ['Employee', 'Intern', null],
    });
    expect(at(profile, 'title')).toEqual(at(actionOf('create_user').inputSchema, 'profile', 'title'));
  });

  test('of an output stays as it is', async () => {
    const { outputSchema } = await org().describe('get_user');

    expect(at(outputSchema, 'profile')).toEqual(at(actionOf('get_user').outputSchema, 'profile'));
  });

  test.each(['(a+)+', '[', '[z-a]+', '^.*$'])('takes no pattern such as %s', async (pattern) => {
    const answers = { ...usual, 'schemas/user/osc1': document({ code: { type: 'string', pattern } }) };
    const { inputSchema } = await orgOf(answers).describe('update_user');

    expect(at(inputSchema, 'profile', 'code')).toEqual({ title: 'Code', type: ['string', 'null'] });
  });
});

describe('the user types', () => {
  const contract = { title: 'Contract end', type: 'string', required: true };

  test('put their attributes together, and say which type has one that the default type has not', async () => {
    const { inputSchema } = await orgOf(usual).describe('update_user');

    expect(at(inputSchema, 'profile', 'badge')).toEqual({ title: 'Badge number', type: ['integer', 'null'] });
    expect(at(inputSchema, 'profile', 'agency')?.description).toBe(
      'Who sends them. Only for users of type Contractor.',
    );
  });

  test('ask for nothing that the default type does not ask for', async () => {
    const answers = { ...usual, 'schemas/user/osc2': document({ contract }) };
    const { inputSchema } = await orgOf(answers).describe('create_user');

    expect(at(inputSchema, 'profile')?.required).toEqual(['email', 'firstName', 'lastName']);
  });

  test('that the input names is the only one asked for', async () => {
    const { asked, describe } = orgOf({ ...usual, 'schemas/user/osc2': document({ contract }) });
    const { inputSchema } = await describe('create_user', { input: { userTypeId: 'oty2' } });

    expect(asked).toEqual(['schemas/user/osc2']);
    expect(at(inputSchema, 'profile')?.required).toContain('contract');
    expect(at(inputSchema, 'profile', 'contract')).toEqual({ title: 'Contract end', type: 'string' });
    expect(at(inputSchema, 'profile', 'badge')).toBeUndefined();
  });

  test('that disagree about an attribute leave it to Okta', async () => {
    const answers = {
      ...usual,
      'schemas/user/osc1': document({ size: { type: 'string', enum: ['S'], mutability: 'READ_ONLY' } }),
      'schemas/user/osc2': document({ size: { type: 'integer' } }),
    };
    const { inputSchema } = await orgOf(answers).describe('update_user');

    expect(at(inputSchema, 'profile', 'size')).toEqual({
      title: 'Size',
      type: ['string', 'integer', 'null'],
    });
  });

  test('beyond eleven are not asked for', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      id: `oty${index}`,
      displayName: `Type ${index}`,
    }));
    const { asked, describe } = orgOf({ 'types/user': many, 'schemas/group/default': document({}) });
    await describe('update_user');

    expect(asked).toHaveLength(12);
  });
});

describe('what was read of an org', () => {
  test('serves all who ask within five minutes, and is then read again', async () => {
    const { asked, clock, describe } = orgOf(usual);
    await Promise.all([describe('get_user'), describe('update_user')]);
    await clock.sleep(5 * 60_000 - 1);
    await describe('create_user');
    expect(asked).toEqual(['types/user', 'schemas/user/osc1', 'schemas/user/osc2']);

    await clock.sleep(1);
    await describe('create_user');
    expect(asked).toHaveLength(6);
  });

  test('is not kept where it could not be read', async () => {
    const answers: Answers = { ...usual, 'schemas/group/default': forbidden };
    const { describe } = orgOf(answers);
    expect((await describe('get_group')).warnings).toHaveLength(1);

    answers['schemas/group/default'] = usual['schemas/group/default'];
    expect((await describe('get_group')).warnings).toEqual([]);
  });

  test('is kept apart from that of another connection', async () => {
    const { asked, describe } = orgOf(usual);
    await describe('get_group');
    await describe('get_group', { connection: { ...connection, domain: 'other.okta.com' } });

    expect(asked).toHaveLength(2);
  });

  test('reaches those who wait for it when another stops waiting', async () => {
    const { asked, describe } = orgOf(usual);
    const stopping = new AbortController();
    const stopped = describe('get_group', { signal: stopping.signal });
    const other = describe('get_group');
    stopping.abort();

    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(at((await other).outputSchema, 'profile', 'chat')).toBeDefined();
    expect(asked).toEqual(['schemas/group/default']);
  });
});

describe('an org that does not say', () => {
  test('gets a warning that names the missing right, and the schemas of any org', async () => {
    const answers = { 'types/user': forbidden, 'schemas/user/default': forbidden };
    const { inputSchema, outputSchema, warnings } = await orgOf(answers).describe('update_user');

    expect({ inputSchema, outputSchema }).toEqual({
      inputSchema: actionOf('update_user').inputSchema,
      outputSchema: actionOf('update_user').outputSchema,
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^Attributes of user types .* okta\.userTypes\.read/),
      expect.stringMatching(/^The custom attributes of this org .* okta\.schemas\.read/),
    ]);
  });

  test('what other user types there are is described with the default type alone', async () => {
    const answers = { 'types/user': forbidden, 'schemas/user/default': usual['schemas/user/osc1'] };
    const { inputSchema, warnings } = await orgOf(answers).describe('update_user');

    expect(at(inputSchema, 'profile', 'badge')).toBeDefined();
    expect(warnings).toHaveLength(1);
  });

  test('of one type what it is keeps the others', async () => {
    const { inputSchema, warnings } = await orgOf({ ...usual, 'schemas/user/osc2': forbidden }).describe(
      'update_user',
    );

    expect(at(inputSchema, 'profile', 'badge')).toBeDefined();
    expect(warnings).toHaveLength(1);
  });

  test('anything that can be read gets a warning too', async () => {
    const answers = { 'schemas/group/default': () => responseOf(502, '<html>') };
    const { warnings } = await orgOf(answers).describe('get_group');

    expect(warnings).toEqual([
      expect.stringMatching(/^The custom attributes of this org are left out\. .+\.$/),
    ]);
  });

  test('is still an error where the connection cannot be used or the run is stopped', async () => {
    const { asked, describe } = orgOf(usual);

    await expect(describe('get_user', { connection: {} })).rejects.toMatchObject({
      code: 'INVALID_CONNECTION',
    });
    await expect(describe('get_user', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(asked).toEqual([]);
  });
});

describe('a hostile schema', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, validateSchema: true });
  addFormats.default(ajv);
  ajv.addVocabulary(['x-pick-list', 'x-secret', 'x-advanced', 'x-dynamic', 'x-enum-titles', 'x-hidden']);

  async function described(schema: unknown, ...names: string[]) {
    const answers = { 'types/user': types, 'schemas/user/osc1': schema, 'schemas/user/osc2': schema };
    const { describe } = orgOf({ ...answers, 'schemas/group/default': schema });
    const all = await Promise.all(names.map((name) => describe(name)));
    for (const { inputSchema, outputSchema } of all) {
      expect(() => ajv.compile(inputSchema)).not.toThrow();
      expect(() => ajv.compile(outputSchema)).not.toThrow();
      ajv.removeSchema();
    }
    return all.map(({ inputSchema }) => inputSchema)[0];
  }

  test('with names of the language does no harm', async () => {
    const names =
      '{"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"integer"}}';
    const inputSchema = await described(document(JSON.parse(names)), 'update_user');

    expect(Object.keys(at(inputSchema, 'profile')?.properties ?? {}).slice(-2)).toEqual([
      'constructor',
      'toString',
    ]);
    expect(at(inputSchema, 'profile', 'constructor')).toEqual({
      title: 'Constructor',
      type: ['string', 'null'],
    });
    expect({}).not.toHaveProperty('type');
  });

  test('with a custom attribute under the name of a base one leaves the base one', async () => {
    const base = { email: { type: 'string', required: true, maxLength: 60 } };
    const schema = document({ email: { type: 'integer', title: 'Mine' } }, base);
    const inputSchema = await described(schema, 'update_user');

    expect(at(inputSchema, 'profile', 'email')).toMatchObject({
      title: 'Primary email',
      type: ['string', 'null'],
      maxLength: 60,
    });
  });

  test.each([
    ['a reference', { $ref: '#/definitions/custom' }, { title: 'Odd' }],
    ['an unknown type', { type: 'object', enum: [1] }, { title: 'Odd' }],
    ['a list of nothing', { type: 'array' }, { title: 'Odd', type: ['array', 'null'] }],
    ['no values', { type: 'string', enum: [] }, { title: 'Odd', type: ['string', 'null'] }],
    [
      'a value given twice',
      { type: 'string', enum: ['a', 'a'] },
      { title: 'Odd', type: ['string', 'null'], enum: ['a', null] },
    ],
    ['values of another type', { type: 'string', enum: [1] }, { title: 'Odd', type: ['string', 'null'] }],
    ['limits that are none', { type: 'string', maxLength: -1 }, { title: 'Odd', type: ['string', 'null'] }],
    ['markup', { title: '<script>x</script>' }, { title: '<script>x</script>' }],
  ])('with %s becomes what can be understood of it', async (_, odd, field) => {
    const inputSchema = await described(document({ odd }), 'update_user');

    expect(at(inputSchema, 'profile', 'odd')).toEqual(field);
  });

  test.each([
    null,
    'text',
    [],
    { definitions: null },
    { definitions: { custom: 7, base: [] } },
    document([]),
  ])('that is %j leaves the base attributes', async (schema) => {
    const inputSchema = await described(schema, 'create_user');

    expect(at(inputSchema, 'profile')).toEqual(at(actionOf('create_user').inputSchema, 'profile'));
  });

  test('with five hundred attributes is read to its end', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`a${index}`, { type: 'string' }]),
    );
    const inputSchema = await described(document(many), 'update_user');

    expect(Object.keys(at(inputSchema, 'profile')?.properties ?? {})).toHaveLength(531);
  });

  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        type: fc.oneof(
          fc.constantFrom('string', 'integer', 'number', 'boolean', 'array', 'object'),
          fc.jsonValue(),
        ),
        enum: fc.oneof(fc.array(fc.oneof(fc.string(), fc.double())), fc.jsonValue()),
        oneOf: fc.array(fc.record({ const: fc.jsonValue(), title: fc.string() })),
        items: fc.oneof(fc.record({ type: fc.constantFrom('string', 'number', 'array') }), fc.jsonValue()),
        minLength: fc.oneof(fc.nat(), fc.double()),
        maxLength: fc.oneof(fc.nat(), fc.jsonValue()),
        pattern: fc.oneof(
          fc.string(),
          fc.string().map((set) => `[${set}]+`),
        ),
        format: fc.oneof(fc.constantFrom('email', 'uri', 'locale'), fc.string()),
        mutability: fc.constantFrom('READ_ONLY', 'IMMUTABLE', 'WRITE_ONLY', 'READ_WRITE'),
        required: fc.oneof(fc.boolean(), fc.jsonValue()),
        default: fc.jsonValue(),
        title: fc.oneof(fc.string(), fc.jsonValue()),
        permissions: fc.jsonValue(),
      },
      { requiredKeys: [] },
    ),
  );
  const attributes = fc.dictionary(
    fc.oneof(fc.constantFrom('email', 'lastName', '__proto__', 'constructor', 'badge'), fc.string()),
    odd,
  );

  test('of any kind yields valid JSON Schemas', async () => {
    await fc.assert(
      fc.asyncProperty(attributes, attributes, fc.jsonValue(), async (custom, base, required) => {
        const schema = {
          definitions: { custom: { properties: custom, required }, base: { properties: base } },
        };
        await described(JSON.parse(JSON.stringify(schema)), 'create_user', 'update_user', 'create_group');
      }),
      { numRuns: 60 },
    );
  }, 30_000);
});
