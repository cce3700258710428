import type { Body } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const [policy] = await plain.read('/api/v1/policies?type=PASSWORD');
      const path = `/api/v1/policies/${policy.id}/rules?activate=true`;
      const { body } = await plain.send('POST', path, { type: 'PASSWORD', name: 'To deactivate' });
      return { policyId: policy.id, ruleId: body.id };
    },
    { changed: true, status: 'INACTIVE' },
  ],
  change(org) {
    const { id: policyId, rules } = org.policy('INACTIVE');
    const { id: ruleId } = rules.find(({ status }: Body) => status === 'ACTIVE');
    const path = `/api/v1/policies/${policyId}/rules`;
    return [
      {
        input: { policyId, ruleId },
        calls: [['POST', `${path}/${ruleId}/lifecycle/deactivate`]],
        shows: [path],
      },
    ];
  },
};
