import { ruleOf } from '../../differential/facts.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/groups/rules';

export const rows: Rows = {
  run: [
    async ({ plain, group }) => {
      const { body } = await plain.send('POST', path, ruleOf(`Turns in ${group}`, group));
      return { groupRuleId: body.id };
    },
    { changed: true, status: 'ACTIVE' },
  ],
  change(org) {
    const { id } = org.rule('INACTIVE');
    return [{ input: { groupRuleId: id }, calls: [['POST', `${path}/${id}/lifecycle/activate`]] }];
  },
};
