import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('Old Wiki') }), { status: 'ACTIVE', changed: true }],
  change(org) {
    const { id } = org.app('Old Wiki');
    return [{ input: { appId: id }, calls: [['POST', `/api/v1/apps/${id}/lifecycle/activate`]] }];
  },
};
