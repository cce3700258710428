import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    ({ app, user }) => ({ appId: app('Google Workspace'), userId: user('ACTIVE') }),
    { scope: 'GROUP', status: 'ACTIVE' },
  ],
  read(org) {
    const { id } = org.app('Google Workspace');
    const path = `/api/v1/apps/${id}/users/${org.userWithApps.id}`;
    const input = { appId: id, userId: org.userWithApps.id };
    return [
      [input, (plain) => plain.read(path)],
      [{ ...input, expand: 'user' }, (plain) => plain.read(`${path}?expand=user`)],
    ];
  },
};
