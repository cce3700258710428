import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { companyName: 'Sandbox' }],
  read: () => [[{}, (org) => org.read('/api/v1/org')]],
};
