import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    ({ app, user }) => ({
      appId: app('Google Workspace'),
      userId: user('ACTIVE'),
      credentials: { userName: 'ada' },
    }),
    { credentials: { userName: 'ada' }, changed: true },
  ],
  change(org) {
    const userId = org.user('ACTIVE').id;
    const appId = org.app('Google Workspace').id;
    const path = `/api/v1/apps/${appId}/users`;
    const changes = { credentials: { userName: 'ada.byron' }, profile: { seats: 2 } };
    return [
      {
        input: { appId, userId, ...changes },
        before: [['POST', path, { id: userId, scope: 'USER' }]],
        calls: [['POST', `${path}/${userId}`, changes]],
        shows: [path],
      },
    ];
  },
};
