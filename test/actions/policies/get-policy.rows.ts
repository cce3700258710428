import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ policyId: (await plain.read('/api/v1/policies?type=PASSWORD'))[0].id }),
    { type: 'PASSWORD' },
  ],
  read({ policies: [policy] }) {
    const { id: policyId } = policy;
    const path = `/api/v1/policies/${policyId}`;
    return [
      [{ policyId }, (org) => org.read(path)],
      [{ policyId, expand: 'rules' }, (org) => org.read(`${path}?expand=rules`)],
    ];
  },
};
