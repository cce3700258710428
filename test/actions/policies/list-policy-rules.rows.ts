import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ policyId: (await plain.read('/api/v1/policies?type=ACCESS_POLICY'))[0].id }),
    { policyRules: [{ name: 'Catch-all Rule' }] },
  ],
  list({ policies: [policy] }) {
    const { id: policyId } = policy;
    return [[{ policyId }, `/api/v1/policies/${policyId}/rules`]];
  },
};
