import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';
import { customRole } from './assigned.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => {
      await customRole(async (...call) => (await plain.send(...call)).body, `Set ${crypto.randomUUID()}`);
      return {};
    },
    {
      resourceSets: expect.arrayContaining([
        expect.objectContaining({ label: expect.stringMatching(/^Set /) }),
      ]),
    },
  ],
  async prepare(org) {
    for (const label of ['Offices', 'Robots', 'Interns', 'Payroll', 'Labs']) {
      const set = { label, description: label, resources: ['orn:okta:directory:00o1:users'] };
      await org.send('POST', '/api/v1/iam/resource-sets', set);
    }
  },
  list: () => [[{}, '/api/v1/iam/resource-sets']],
};
