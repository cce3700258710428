import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('Slack') }), { hasMore: false }],
  list(org) {
    const { id } = org.app('Google Workspace');
    const path = `/api/v1/apps/${id}/users`;
    return [
      [{ appId: id }, `${path}?limit=100`],
      [{ appId: id, q: 'a', expand: 'user' }, `${path}?q=a&expand=user`],
    ];
  },
};
