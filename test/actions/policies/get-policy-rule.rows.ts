import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const [policy] = await plain.read('/api/v1/policies?type=PASSWORD&expand=rules');
      return { policyId: policy.id, ruleId: policy._embedded.rules[0].id };
    },
    { type: 'PASSWORD' },
  ],
  read({ policies: [policy] }) {
    const { id: policyId, rules } = policy;
    const ruleId = rules[0].id;
    return [[{ policyId, ruleId }, (org) => org.read(`/api/v1/policies/${policyId}/rules/${ruleId}`)]];
  },
};
