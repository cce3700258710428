import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('Status Page') }), { status: 'INACTIVE', changed: true }],
  change(org) {
    const { id } = org.app('Status Page');
    return [{ input: { appId: id }, calls: [['POST', `/api/v1/apps/${id}/lifecycle/deactivate`]] }];
  },
};
