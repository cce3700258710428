import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    ({ app, user }) => ({ appId: app('corp.example.com'), userId: user('ACTIVE') }),
    { unassigned: true, changed: false },
  ],
  change(org) {
    const [own, inGroup] = [org.user('ACTIVE').id, org.user('ACTIVE').id];
    const [directory, google] = [org.app('corp.example.com').id, org.app('Google Workspace').id];
    const path = `/api/v1/apps/${directory}/users`;
    return [
      {
        input: { appId: directory, userId: own, sendEmail: true },
        before: [['POST', path, { id: own, scope: 'USER' }]],
        calls: [['DELETE', `${path}/${own}?sendEmail=true`]],
        shows: [path],
      },
      {
        input: { appId: google, userId: inGroup },
        calls: [['DELETE', `/api/v1/apps/${google}/users/${inGroup}?sendEmail=false`]],
      },
    ];
  },
};
