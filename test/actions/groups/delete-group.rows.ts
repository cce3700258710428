import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [({ group }) => ({ groupId: group }), { deleted: true }],
  change(org) {
    const { id } = org.group('On Call');
    return [{ input: { groupId: id }, calls: [['DELETE', `/api/v1/groups/${id}`]] }];
  },
};
