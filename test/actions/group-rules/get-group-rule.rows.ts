import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ groupRuleId: (await plain.read('/api/v1/groups/rules'))[0].id }),
    { type: 'group_rule' },
  ],
  read({ rules }) {
    const { id: groupRuleId } = rules[0];
    const path = `/api/v1/groups/rules/${groupRuleId}`;
    const expand = 'groupIdToGroupNameMap';
    return [
      [{ groupRuleId }, (org) => org.read(path)],
      [{ groupRuleId, expand }, (org) => org.read(`${path}?expand=${expand}`)],
    ];
  },
};
