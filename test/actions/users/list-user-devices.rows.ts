import { expect } from 'vitest';
import type { Rows } from '../../rows.ts';

let withDevice = '';

export const rows: Rows = {
  run: [(org) => ({ userId: org.user('ACTIVE') }), { devices: expect.any(Array) }],
  async prepare(org) {
    const devices = await org.read('/api/v1/devices?search=status%20eq%20%22ACTIVE%22&expand=user&limit=1');
    withDevice = devices[0]._embedded.users[0].user.id;
  },
  list: () => [[{ userId: withDevice }, `/api/v1/users/${withDevice}/devices`]],
};
