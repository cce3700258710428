import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app, everyone }) => ({ appId: app('Google Workspace'), groupId: everyone }), { priority: 0 }],
  read(org) {
    const [appId, groupId] = [org.app('GitHub').id, org.group('Engineering').id];
    const path = `/api/v1/apps/${appId}/groups/${groupId}`;
    return [
      [{ appId, groupId }, (plain) => plain.read(path)],
      [{ appId, groupId, expand: 'group' }, (plain) => plain.read(`${path}?expand=group`)],
    ];
  },
};
