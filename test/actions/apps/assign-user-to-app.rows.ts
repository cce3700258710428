import type { Rows } from '../../rows.ts';

const credentials = { userName: 'ada', password: { value: 'Travel-Pass-1' } };

export const rows: Rows = {
  run: [
    ({ app, user }) => ({ appId: app('corp.example.com'), userId: user('ACTIVE') }),
    { scope: 'USER', changed: true, before: null },
  ],
  change(org) {
    const [own, inGroup] = [org.user('ACTIVE').id, org.user('ACTIVE').id];
    const [portal, google] = [org.app('Travel Portal').id, org.app('Google Workspace').id];
    return [
      {
        input: { appId: portal, userId: own, credentials, profile: { seat: 'window' } },
        calls: [
          [
            'POST',
            `/api/v1/apps/${portal}/users`,
            { id: own, scope: 'USER', credentials, profile: { seat: 'window' } },
          ],
        ],
        shows: [`/api/v1/apps/${portal}/users`],
      },
      {
        input: { appId: google, userId: inGroup },
        calls: [['POST', `/api/v1/apps/${google}/users`, { id: inGroup, scope: 'USER' }]],
        shows: [`/api/v1/apps/${google}/users`],
      },
    ];
  },
};
