import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({}), { ownerType: expect.stringMatching(/^(?:USER|SERVICE_APP)$/) }],
  read: () => [[{}, async (org) => ({ ownerType: 'USER', user: await org.read('/api/v1/users/me') })]],
};
