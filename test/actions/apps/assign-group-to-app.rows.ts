import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app, group }) => ({ appId: app('Slack'), groupId: group }), { changed: true, before: null }],
  change(org) {
    const appId = org.app('GitHub').id;
    const [sales, onCall] = [org.group('Sales').id, org.group('Engineering').id];
    const path = `/api/v1/apps/${appId}/groups`;
    return [
      {
        input: { appId, groupId: sales, priority: 0, profile: { role: 'reader' } },
        calls: [['PUT', `${path}/${sales}`, { priority: 0, profile: { role: 'reader' } }]],
        shows: [path, `/api/v1/apps/${appId}/users`],
      },
      {
        input: { appId, groupId: onCall, profile: { role: 'writer' } },
        calls: [['PUT', `${path}/${onCall}`, { profile: { role: 'writer' } }]],
        shows: [path],
      },
    ];
  },
};
