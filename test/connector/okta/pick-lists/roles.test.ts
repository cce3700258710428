import { expect, test } from 'vitest';
import { pickLists } from '../../../../connector/okta/pick-lists/index.ts';
import { answer } from '../../../okta.ts';
import { clientOf } from '../connected.ts';

const choices = async (list: string, given?: Record<string, string>) =>
  (await pickLists[list]?.choices(clientOf(), given ? { given } : {}))?.choices;

test('custom roles and resource sets are offered by their names', async () => {
  answer('GET', '/api/v1/iam/roles', 200, { roles: [{ id: 'cr01', label: 'Desk' }] });
  answer('GET', '/api/v1/iam/resource-sets', 200, { 'resource-sets': [{ id: 'iam1', label: 'Offices' }] });

  await expect(choices('custom_roles')).resolves.toEqual([{ value: 'cr01', label: 'Desk' }]);
  await expect(choices('resource_sets')).resolves.toEqual([{ value: 'iam1', label: 'Offices' }]);
});

test.each([
  ['/api/v1/users/00u1/roles', { userId: '00u1' }, 'USER'],
  ['/api/v1/groups/00g1/roles', { groupId: '00g1' }, 'GROUP'],
])(
  'the roles at %s are those that were assigned there, not to a group of a user',
  async (path, given, own) => {
    const roles = [
      { id: 'ra1', label: 'Help Desk Administrator', assignmentType: own },
      { id: 'ra2', label: 'App Administrator', assignmentType: own === 'USER' ? 'GROUP' : 'USER' },
    ];
    answer('GET', path, 200, roles);

    await expect(choices('role_assignments', given)).resolves.toEqual([
      { value: 'ra1', label: expect.stringContaining('Help Desk Administrator') },
    ]);
  },
);
