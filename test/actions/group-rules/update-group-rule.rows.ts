import { ruleOf } from '../../differential/facts.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/groups/rules';
const expression = 'user.division == "Nowhere"';

export const rows: Rows = {
  run: [
    async ({ plain, group }) => {
      const { body } = await plain.send('POST', path, ruleOf(`Changes in ${group}`, group));
      await plain.send('POST', `${path}/${body.id}/lifecycle/activate`);
      return { groupRuleId: body.id, expression, reactivate: true };
    },
    { changed: true, status: 'ACTIVE', conditions: { expression: { value: expression } } },
  ],
  change(org) {
    const [inactive, active] = [org.rule('INACTIVE'), org.rule('ACTIVE')];
    const groupIds = inactive.actions.assignUserToGroups.groupIds;
    const { id } = org.user('ACTIVE');
    const change = ruleOf(inactive.name, groupIds[0], expression);
    const people = { users: { exclude: [id] } };
    return [
      {
        input: { groupRuleId: inactive.id, expression, groupIds },
        calls: [['PUT', `${path}/${inactive.id}`, change]],
      },
      {
        input: { groupRuleId: inactive.id, excludedUserIds: [id] },
        calls: [
          ['PUT', `${path}/${inactive.id}`, { ...change, conditions: { ...change.conditions, people } }],
        ],
      },
      {
        input: { groupRuleId: active.id, name: 'Still nobody', reactivate: true },
        calls: [
          ['POST', `${path}/${active.id}/lifecycle/deactivate`],
          ['PUT', `${path}/${active.id}`, ruleOf('Still nobody', groupIds[0])],
          ['POST', `${path}/${active.id}/lifecycle/activate`],
        ],
      },
      {
        input: { groupRuleId: active.id, name: 'Refused' },
        calls: [['PUT', `${path}/${active.id}`, ruleOf('Refused', groupIds[0])]],
      },
    ];
  },
};
