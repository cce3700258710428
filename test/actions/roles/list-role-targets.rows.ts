import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned, rolesOf } from './assigned.ts';

let userRole = { userId: '', roleAssignmentId: '' };
let groupRole = { groupId: '', roleAssignmentId: '' };

export const rows: Rows = {
  run: [
    async ({ group, plain }) => {
      const userId = await newUser(plain);
      const { id } = await assigned(plain, 'users', userId, 'USER_ADMIN');
      await plain.send('PUT', `${rolesOf('users', userId)}/${id}/targets/groups/${group}`);
      return { assignmentType: 'USER', userId, roleAssignmentId: id, targetType: 'GROUP' };
    },
    { count: 1, hasMore: false },
  ],
  async prepare(org) {
    const groups = (await org.all('/api/v1/groups?limit=200')).filter(({ type }) => type === 'OKTA_GROUP');
    const [, , , user] = await org.all('/api/v1/users?limit=200');
    const apps = await org.all('/api/v1/apps?limit=200');
    const [group] = groups;
    const one = await assigned(org, 'users', user.id, 'USER_ADMIN');
    for (const { id } of groups.slice(0, 25)) {
      await org.send('PUT', `${rolesOf('users', user.id)}/${one.id}/targets/groups/${id}`);
    }
    const other = await assigned(org, 'groups', group.id, 'APP_ADMIN');
    for (const { id, name } of apps.slice(0, 5)) {
      await org.send('PUT', `${rolesOf('groups', group.id)}/${other.id}/targets/catalog/apps/${name}/${id}`);
    }
    userRole = { userId: user.id, roleAssignmentId: one.id };
    groupRole = { groupId: group.id, roleAssignmentId: other.id };
  },
  list: () => [
    [
      { assignmentType: 'USER', ...userRole, targetType: 'GROUP' },
      `${rolesOf('users', userRole.userId)}/${userRole.roleAssignmentId}/targets/groups`,
    ],
    [
      { assignmentType: 'GROUP', ...groupRole, targetType: 'APP' },
      `${rolesOf('groups', groupRole.groupId)}/${groupRole.roleAssignmentId}/targets/catalog/apps`,
    ],
  ],
};
