import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ app }) => ({ appId: app('Slack') }), { label: 'Slack' }],
  read(org) {
    const { id } = org.app('Expense Reports');
    return [[{ appId: id }, (plain) => plain.read(`/api/v1/apps/${id}`)]];
  },
};
