import type { Rows } from '../../rows.ts';
import { assigned, rolesOf } from './assigned.ts';

let groupId = '';

export const rows: Rows = {
  run: [
    async ({ group, plain }) => {
      await assigned(plain, 'groups', group, 'USER_ADMIN');
      return { groupId: group };
    },
    { roles: [{ type: 'USER_ADMIN', assignmentType: 'GROUP' }] },
  ],
  async prepare(org) {
    groupId = (await org.send('POST', '/api/v1/groups', { profile: { name: 'Has roles' } })).body.id;
    for (const type of ['USER_ADMIN', 'REPORT_ADMIN']) await assigned(org, 'groups', groupId, type);
  },
  list: () => [
    [{ groupId }, rolesOf('groups', groupId)],
    [{ groupId, expand: 'targets/groups' }, `${rolesOf('groups', groupId)}?expand=targets%2Fgroups`],
  ],
};
