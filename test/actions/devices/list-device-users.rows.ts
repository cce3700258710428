import type { Rows } from '../../rows.ts';
import { deviceIn } from './device-in.ts';

export const rows: Rows = {
  run: [({ plain }) => deviceIn(plain), { count: 1 }],
  list(org) {
    const { id } = org.device('ACTIVE');
    return [[{ deviceId: id }, `/api/v1/devices/${id}/users`]];
  },
};
