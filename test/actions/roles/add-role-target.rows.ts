import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned, assignedInBoth, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ group, plain }) => {
      const userId = await newUser(plain);
      const { id } = await assigned(plain, 'users', userId, 'USER_ADMIN');
      return {
        assignmentType: 'USER',
        userId,
        roleAssignmentId: id,
        targetType: 'GROUP',
        targetGroupId: group,
      };
    },
    { changed: true, narrowed: true },
  ],
  async change(org) {
    const userId = org.user('ACTIVE').id;
    const groupId = org.group('Managers').id;
    const targetGroupId = org.group('Finance').id;
    const [app] = (await org.both('GET', '/api/v1/apps?limit=1'))[0];
    const ofUser = await assignedInBoth(org, 'users', userId, 'HELP_DESK_ADMIN');
    const ofGroup = await assignedInBoth(org, 'groups', groupId, 'APP_ADMIN');
    const [groups, apps] = [
      `${rolesOf('users', userId)}/${ofUser.id}/targets/groups`,
      `${rolesOf('groups', groupId)}/${ofGroup.id}/targets/catalog/apps`,
    ];
    const onGroup = { assignmentType: 'GROUP', groupId, roleAssignmentId: ofGroup.id };
    return [
      {
        input: {
          assignmentType: 'USER',
          userId,
          roleAssignmentId: ofUser.id,
          targetType: 'GROUP',
          targetGroupId,
        },
        calls: [['PUT', `${groups}/${targetGroupId}`]],
        shows: [groups],
      },
      {
        input: { ...onGroup, targetType: 'APP', appId: app.id },
        calls: [['PUT', `${apps}/${app.name}/${app.id}`]],
        about: groupId,
        shows: [apps],
      },
      {
        input: { ...onGroup, targetType: 'CATALOG_APP', appName: 'salesforce' },
        calls: [['PUT', `${apps}/salesforce`]],
        about: groupId,
        shows: [apps],
      },
    ];
  },
};
