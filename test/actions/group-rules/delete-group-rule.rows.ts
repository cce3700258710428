import { ruleOf } from '../../differential/facts.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/groups/rules';

export const rows: Rows = {
  run: [
    async ({ plain, group }) => {
      const { body } = await plain.send('POST', path, ruleOf(`Goes from ${group}`, group));
      return { groupRuleId: body.id };
    },
    { deleted: true },
  ],
  change(org) {
    const [active, inactive] = [org.rule('ACTIVE'), org.rule('INACTIVE')];
    const gone = `${path}/${inactive.id}?removeUsers=true`;
    return [
      {
        input: { groupRuleId: active.id, removeUsers: false },
        calls: [['DELETE', `${path}/${active.id}?removeUsers=false`]],
      },
      { input: { groupRuleId: inactive.id, removeUsers: true }, calls: [['DELETE', gone]] },
    ];
  },
};
