import { ruleOf } from '../../differential/facts.ts';
import type { Rows } from '../../rows.ts';

const path = '/api/v1/groups/rules';

export const rows: Rows = {
  run: [
    async ({ plain, group }) => {
      const { body } = await plain.send('POST', path, ruleOf(`Turns in ${group}`, group));
      await plain.send('POST', `${path}/${body.id}/lifecycle/activate`);
      return { groupRuleId: body.id };
    },
    { changed: true, status: 'INACTIVE' },
  ],
  change(org) {
    const { id } = org.rule('ACTIVE');
    return [{ input: { groupRuleId: id }, calls: [['POST', `${path}/${id}/lifecycle/deactivate`]] }];
  },
};
