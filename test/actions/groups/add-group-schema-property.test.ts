import { describe, expect, test } from 'vitest';
import { addGroupSchemaProperty } from '../../../actions/groups/add-group-schema-property.ts';
import { answer, run } from '../../okta.ts';

const path = '/api/v1/meta/schemas/group/default';
const input = { name: 'costCode', title: 'Cost code', type: 'string', maxLength: 20 };
const property = { title: 'Cost code', type: 'string', maxLength: 20 };
const schemaWith = (custom: object) => ({
  id: 'https://acme.okta.com/meta/schemas/group/default',
  definitions: { base: { properties: { name: { type: 'string' } } }, custom: { properties: custom } },
});

describe('add_group_schema_property', () => {
  test('sends the attribute alone', async () => {
    answer('GET', path, 200, schemaWith({}));
    const sent = answer('POST', path, 200, schemaWith({ costCode: property }));

    await expect(run(addGroupSchemaProperty, input)).resolves.toMatchObject({ changed: true });
    expect(sent.body).toMatchObject({ definitions: { custom: { properties: { costCode: property } } } });
  });

  test('changes nothing the second time', async () => {
    answer('GET', path, 200, schemaWith({ costCode: { ...property, mutability: 'READ_WRITE' } }));

    await expect(run(addGroupSchemaProperty, input)).resolves.toMatchObject({ changed: false });
  });

  test('says CONFLICT for the name of another attribute', async () => {
    answer('GET', path, 200, schemaWith({ costcode: property }));

    await expect(run(addGroupSchemaProperty, input)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('a custom attribute called "costcode"'),
    });
  });
});
