import { describe, expect, test } from 'vitest';
import { getGroupSchema } from '../../../actions/groups/get-group-schema.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/meta/schemas/group/default';

describe('get_group_schema', () => {
  test('gives the schema that all groups have', async () => {
    const schema = { id: 'https://acme.okta.com/meta/schemas/group/default', definitions: {} };
    answer('GET', path, 200, schema);

    await expect(run(getGroupSchema, {})).resolves.toEqual(schema);
  });

  test('says FORBIDDEN, with the scope, to an administrator who may not see it', async () => {
    answer('GET', path, 403, refused('E0000006', 'You do not have permission'));

    await expect(run(getGroupSchema, {})).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('okta.schemas.read'),
    });
  });
});
