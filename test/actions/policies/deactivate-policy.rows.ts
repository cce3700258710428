import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      const policy = { type: 'PASSWORD', name: 'To deactivate' };
      return { policyId: (await plain.send('POST', '/api/v1/policies?activate=true', policy)).body.id };
    },
    { changed: true, status: 'INACTIVE' },
  ],
  change(org) {
    const { id } = org.policy('ACTIVE');
    return [
      {
        input: { policyId: id },
        calls: [['POST', `/api/v1/policies/${id}/lifecycle/deactivate`]],
        shows: ['/api/v1/policies?type=PASSWORD'],
      },
    ];
  },
};
