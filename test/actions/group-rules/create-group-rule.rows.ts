import { ruleOf } from '../../differential/facts.ts';
import type { Rows } from '../../rows.ts';

const expression = 'user.department == "Nowhere" AND user.countryCode == "PT"';

export const rows: Rows = {
  run: [
    ({ group }) => ({ name: 'Robots', expression, groupIds: [group], activate: true }),
    { name: 'Robots', status: 'ACTIVE' },
  ],
  change(org) {
    const groupId = org.group('Sales').id;
    const { id } = org.user('ACTIVE');
    const rule = ruleOf('Robots', groupId, expression);
    const people = { users: { exclude: [id] } };
    return [
      {
        input: { name: 'Robots', expression, groupIds: [groupId], excludedUserIds: [id] },
        calls: [['POST', '/api/v1/groups/rules', { ...rule, conditions: { ...rule.conditions, people } }]],
      },
      {
        input: { name: 'Robots', expression, groupIds: [groupId], activate: true },
        calls: [['POST', '/api/v1/groups/rules', rule]],
      },
    ];
  },
};
