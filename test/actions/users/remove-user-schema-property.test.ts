import { describe, expect, test } from 'vitest';
import { removeUserSchemaProperty } from '../../../actions/users/remove-user-schema-property.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/meta/schemas/user/default';
const schemaWith = (custom: object) => ({
  id: 'https://acme.okta.com/meta/schemas/user/default',
  definitions: { base: { properties: { login: { type: 'string' } } }, custom: { properties: custom } },
});

describe('remove_user_schema_property', () => {
  test('sends null for the attribute, and nothing for the others', async () => {
    answer('GET', path, 200, schemaWith({ size: { type: 'string' }, shoe: { type: 'number' } }));
    const after = schemaWith({ shoe: { type: 'number' } });
    const sent = answer('POST', path, 200, after);

    await expect(run(removeUserSchemaProperty, { name: 'size' })).resolves.toEqual({
      ...after,
      changed: true,
    });
    expect(sent.body).toMatchObject({ definitions: { custom: { properties: { size: null } } } });
  });

  test.each(['size', 'toString'])('changes nothing where there is no attribute %s', async (name) => {
    answer('GET', path, 200, schemaWith({}));

    await expect(run(removeUserSchemaProperty, { name })).resolves.toMatchObject({ changed: false });
  });

  test("refuses to remove one of Okta's own", async () => {
    answer('GET', path, 200, schemaWith({}));

    await expect(run(removeUserSchemaProperty, { name: 'login' })).rejects.toMatchObject({
      code: 'REJECTED',
    });
  });

  test('says why Okta keeps one that something still uses', async () => {
    answer('GET', path, 200, schemaWith({ size: { type: 'string' } }));
    const cause = 'The attribute is used as the match attribute of an identity provider';
    answer('POST', path, 400, refused('E0000001', 'Api validation failed: size', cause));

    await expect(run(removeUserSchemaProperty, { name: 'size' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringContaining(cause),
    });
  });
});
