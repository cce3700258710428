import { describe, expect, test } from 'vitest';
import { updateGroup } from '../../../actions/groups/update-group.ts';
import { answer, refused, run } from '../../okta.ts';

const path = '/api/v1/groups/00g1';
const group = {
  id: '00g1',
  type: 'OKTA_GROUP',
  profile: { name: 'Engineering', description: 'Builders', site: 'Bern' },
};

describe('update_group', () => {
  test("merges what is given into the profile, since Okta's PUT overwrites all of it", async () => {
    answer('GET', path, 200, group);
    const sent = answer('PUT', path, 200, { ...group, profile: { ...group.profile, name: 'R&D' } });

    await expect(run(updateGroup, { groupId: '00g1', name: 'R&D' })).resolves.toMatchObject({
      profile: { name: 'R&D' },
    });
    expect(sent.body).toEqual({ profile: { name: 'R&D', description: 'Builders', site: 'Bern' } });
  });

  test('clears with null: the description and custom attributes', async () => {
    answer('GET', path, 200, group);
    const sent = answer('PUT', path, 200, group);

    await run(updateGroup, { groupId: '00g1', description: null, attributes: { site: null, seats: 9 } });
    expect(sent.body).toEqual({ profile: { name: 'Engineering', description: null, site: null, seats: 9 } });
  });

  test('refuses an update of nothing', async () => {
    await expect(run(updateGroup, { groupId: '00g1', name: '' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ field: 'name' }],
    });
  });

  test.each(['name', 'Name', 'description'])(
    'refuses %s among the custom attributes, where nobody would be asked',
    async (attribute) => {
      await expect(
        run(updateGroup, { groupId: '00g1', attributes: { [attribute]: 'R&D' } }),
      ).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        fields: [
          {
            field: `attributes.${attribute}`,
            message: expect.stringContaining('use the field "Name" or "Description"'),
          },
        ],
      });
    },
  );

  test.each([
    ['APP_GROUP', /It is managed by an application or directory/],
    ['BUILT_IN', /It is managed by Okta itself/],
  ])('changes nothing in a group of type %s, and says who keeps it', async (type, message) => {
    answer('GET', path, 200, { ...group, type });

    await expect(run(updateGroup, { groupId: '00g1', name: 'R&D' })).rejects.toMatchObject({
      code: 'REJECTED',
      message: expect.stringMatching(message),
    });
  });

  test('says CONFLICT for a name that is taken', async () => {
    const cause = 'name: An object with this field already exists in the current organization';
    answer('GET', path, 200, group);
    answer('PUT', path, 400, refused('E0000001', 'Api validation failed: name', cause));

    await expect(run(updateGroup, { groupId: '00g1', name: 'Sales' })).rejects.toMatchObject({
      code: 'CONFLICT',
      okta: { causes: [{ field: 'name' }] },
    });
  });
});
