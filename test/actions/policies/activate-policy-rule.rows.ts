import type { Body } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const [policy] = await plain.read('/api/v1/policies?type=PASSWORD');
      const path = `/api/v1/policies/${policy.id}/rules?activate=false`;
      const { body } = await plain.send('POST', path, { type: 'PASSWORD', name: 'To activate' });
      return { policyId: policy.id, ruleId: body.id };
    },
    { changed: true, status: 'ACTIVE' },
  ],
  change(org) {
    const { id: policyId, rules } = org.policy('ACTIVE');
    const { id: ruleId } = rules.find(({ status }: Body) => status === 'INACTIVE');
    const path = `/api/v1/policies/${policyId}/rules`;
    return [
      {
        input: { policyId, ruleId },
        calls: [['POST', `${path}/${ruleId}/lifecycle/activate`]],
        shows: [path],
      },
    ];
  },
};
