import type { Rows } from '../../rows.ts';
import { newUser } from '../factors/enrolled.ts';
import { assigned, assignedInBoth, rolesOf } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ group, everyone, plain }) => {
      const userId = await newUser(plain);
      const { id } = await assigned(plain, 'users', userId, 'USER_ADMIN');
      for (const target of [group, everyone]) {
        await plain.send('PUT', `${rolesOf('users', userId)}/${id}/targets/groups/${target}`);
      }
      return {
        assignmentType: 'USER',
        userId,
        roleAssignmentId: id,
        targetType: 'GROUP',
        targetGroupId: group,
      };
    },
    { changed: true },
  ],
  async change(org) {
    const userId = org.user('ACTIVE').id;
    const groupId = org.group('Sales').id;
    const targets = [org.group('Finance').id, org.group('Managers').id];
    const [targetGroupId] = targets;
    const [one, other] = (await org.both('GET', '/api/v1/apps?limit=2'))[0];
    const ofUser = await assignedInBoth(org, 'users', userId, 'HELP_DESK_ADMIN');
    const ofGroup = await assignedInBoth(org, 'groups', groupId, 'APP_ADMIN');
    const [groups, apps] = [
      `${rolesOf('users', userId)}/${ofUser.id}/targets/groups`,
      `${rolesOf('groups', groupId)}/${ofGroup.id}/targets/catalog/apps`,
    ];
    for (const id of targets) await org.both('PUT', `${groups}/${id}`);
    for (const path of [`${one.name}/${one.id}`, `${other.name}/${other.id}`, 'salesforce']) {
      await org.both('PUT', `${apps}/${path}`);
    }
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
        calls: [['DELETE', `${groups}/${targetGroupId}`]],
        shows: [groups],
      },
      {
        input: { ...onGroup, targetType: 'CATALOG_APP', appName: 'salesforce' },
        calls: [['DELETE', `${apps}/salesforce`]],
        about: groupId,
        shows: [apps],
      },
      {
        input: { ...onGroup, targetType: 'APP', appId: one.id },
        calls: [['DELETE', `${apps}/${one.name}/${one.id}`]],
        about: groupId,
        shows: [apps],
      },
    ];
  },
};
