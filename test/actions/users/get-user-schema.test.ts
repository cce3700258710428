import { describe, expect, test } from 'vitest';
import { getUserSchema } from '../../../actions/users/get-user-schema.ts';
import { answer, refused, run } from '../../okta.ts';

const schemas = '/api/v1/meta/schemas/user';
const schema = { id: 'https://acme.okta.com/meta/schemas/user/default', definitions: { custom: {} } };

describe('get_user_schema', () => {
  test.each([
    [{}, 'default'],
    [{ userTypeId: '' }, 'default'],
    [{ userTypeId: 'otyfnjfba4ye7pgjB0g4' }, 'oscfnjfba4ye7pgjB0g4'],
  ])('reads with %j the schema %s', async (input, schemaId) => {
    answer('GET', `${schemas}/${schemaId}`, 200, schema);

    await expect(run(getUserSchema, input)).resolves.toEqual(schema);
  });

  test('says NOT_FOUND for a type that Okta does not know', async () => {
    const unknown = 'Not found: Resource not found: osc1 (CVDType)';
    answer('GET', `${schemas}/osc1`, 404, refused('E0000007', unknown));

    await expect(run(getUserSchema, { userTypeId: 'oty1' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
