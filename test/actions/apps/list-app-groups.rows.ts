import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('GitHub') }), { hasMore: false }],
  async prepare(org) {
    const [app] = await org.all('/api/v1/apps?q=NetSuite');
    const groups = await org.all('/api/v1/groups?limit=200');
    for (const { id, type } of groups.slice(-40)) {
      if (type === 'OKTA_GROUP') await org.send('PUT', `/api/v1/apps/${app.id}/groups/${id}`, {});
    }
  },
  list(org) {
    const [many, few] = [org.app('NetSuite').id, org.app('GitHub').id];
    return [
      [{ appId: many }, `/api/v1/apps/${many}/groups?limit=20`],
      [{ appId: few, q: 'on', expand: 'group' }, `/api/v1/apps/${few}/groups?q=on&expand=group`],
    ];
  },
};
