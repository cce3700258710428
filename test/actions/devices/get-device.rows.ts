import type { Rows } from '../../rows.ts';
import { deviceIn } from './device-in.ts';

export const rows: Rows = {
  run: [({ plain }) => deviceIn(plain), { status: 'ACTIVE' }],
  read(org) {
    const { id } = org.device('SUSPENDED');
    return [[{ deviceId: id }, ({ read }) => read(`/api/v1/devices/${id}`)]];
  },
};
