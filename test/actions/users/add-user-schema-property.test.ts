import { describe, expect, test } from 'vitest';
import { addUserSchemaProperty } from '../../../actions/users/add-user-schema-property.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/meta/schemas/user/osc1';
const schemaWith = (custom: object) => ({
  id: 'https://acme.okta.com/meta/schemas/user/osc1',
  definitions: { base: { properties: { login: { type: 'string' } } }, custom: { properties: custom } },
});
const size = { userTypeId: 'oty1', name: 'size', title: 'Size', type: 'string' };

describe('add_user_schema_property', () => {
  test('sends the attribute alone, which Okta merges into the schema', async () => {
    answer('GET', path, 200, schemaWith({ shoe: { title: 'Shoe', type: 'number' } }));
    const after = schemaWith({ size: { title: 'Size', type: 'string' } });
    const sent = answer('POST', path, 200, after);

    await expect(run(addUserSchemaProperty, size)).resolves.toEqual({ ...after, changed: true });
    const properties = { size: { title: 'Size', type: 'string' } };
    expect(sent.body).toEqual({ definitions: { custom: { id: '#custom', type: 'object', properties } } });
  });

  test.each([
    [
      { type: 'integer', oneOf: [{ const: 1, title: 'One' }, { const: '20' }] },
      {
        type: 'integer',
        enum: [1, 20],
        oneOf: [
          { const: 1, title: 'One' },
          { const: 20, title: '20' },
        ],
      },
    ],
    [
      { type: 'array', itemType: 'string', oneOf: [{ const: 'S' }] },
      { type: 'array', items: { type: 'string', enum: ['S'], oneOf: [{ const: 'S', title: 'S' }] } },
    ],
    [
      { required: true, unique: true, userPermission: 'HIDE', scope: 'SELF', maxLength: 9 },
      {
        type: 'string',
        required: true,
        unique: true,
        permissions: [{ principal: 'SELF', action: 'HIDE' }],
        scope: 'SELF',
        maxLength: 9,
      },
    ],
    [
      { required: false, unique: false, master: 'OVERRIDE', masterPriority: '0oa1 0oa2' },
      {
        type: 'string',
        master: {
          type: 'OVERRIDE',
          priority: [
            { type: 'APP', value: '0oa1' },
            { type: 'APP', value: '0oa2' },
          ],
        },
      },
    ],
  ])('writes %j as Okta does', async (input, property) => {
    answer('GET', path, 200, schemaWith({}));
    const sent = answer('POST', path, 200, schemaWith({}));

    await run(addUserSchemaProperty, { ...size, ...input });
    expect(sent.body).toMatchObject({ definitions: { custom: { properties: { size: expect.anything() } } } });
    expect(Object(sent.body).definitions.custom.properties.size).toEqual({ title: 'Size', ...property });
  });

  test('changes nothing where the attribute is as it was asked for, with what Okta adds', async () => {
    const known = { title: 'Size', type: 'string', mutability: 'READ_WRITE', unique: 'PENDING_UNIQUENESS' };
    answer('GET', path, 200, schemaWith({ size: known }));

    await expect(run(addUserSchemaProperty, { ...size, unique: true })).resolves.toMatchObject({
      changed: false,
    });
  });

  test.each([
    ['size', { size: { title: 'Size', type: 'integer' } }],
    ['size', { size: { title: 'Size', type: 'string', unique: 'UNIQUE_VALIDATED' } }],
    ['SIZE', { size: { title: 'Size', type: 'string' } }],
    ['login', {}],
  ])('says CONFLICT rather than change another attribute called %s', async (name, custom) => {
    answer('GET', path, 200, schemaWith(custom));

    await expect(run(addUserSchemaProperty, { ...size, name })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([
    [{ name: '1st' }, 'name'],
    [{ type: 'array' }, 'itemType'],
    [{ type: 'boolean', maxLength: 9 }, 'maxLength'],
    [{ minLength: 9, maxLength: 2 }, 'maxLength'],
    [{ type: 'integer', oneOf: [{ const: '1.5' }] }, 'oneOf'],
    [{ oneOf: [{ const: 'S' }, { const: 'S' }] }, 'oneOf'],
    [{ master: 'OVERRIDE' }, 'masterPriority'],
  ])('refuses %j before the first request', async (input, field) => {
    await expect(run(addUserSchemaProperty, { ...size, ...input })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [expect.objectContaining({ field })],
    });
  });

  test('tries again while Okta is still making the type', async () => {
    const busy = 'The User type is still being initialized. Please try again later.';
    answer('GET', path, 200, schemaWith({}));
    answer('POST', path, 409, refused('E0000253', busy));
    answer('POST', path, 200, schemaWith({}));

    await expect(run(addUserSchemaProperty, size)).resolves.toMatchObject({ changed: true });
  });
});
