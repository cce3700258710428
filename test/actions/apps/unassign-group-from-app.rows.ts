import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app, group }) => ({ appId: app('Slack'), groupId: group }), { unassigned: true, changed: false }],
  change(org) {
    const appId = org.app('Slack').id;
    const groupId = org.group('Everyone').id;
    const path = `/api/v1/apps/${appId}/groups`;
    return [
      {
        input: { appId, groupId },
        calls: [['DELETE', `${path}/${groupId}`]],
        shows: [path, `/api/v1/apps/${appId}/users`],
      },
    ];
  },
};
