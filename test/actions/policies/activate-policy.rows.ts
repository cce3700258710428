import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const policy = { type: 'PASSWORD', name: 'To activate' };
      return { policyId: (await plain.send('POST', '/api/v1/policies?activate=false', policy)).body.id };
    },
    { changed: true, status: 'ACTIVE' },
  ],
  change(org) {
    const { id } = org.policy('INACTIVE');
    return [
      {
        input: { policyId: id },
        calls: [['POST', `/api/v1/policies/${id}/lifecycle/activate`]],
        shows: ['/api/v1/policies?type=PASSWORD'],
      },
    ];
  },
};
