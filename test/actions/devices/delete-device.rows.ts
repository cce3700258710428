import type { Rows } from '../../rows.ts';
import { deviceIn } from './device-in.ts';

export const rows: Rows = {
  run: [({ plain }) => deviceIn(plain, 'DEACTIVATED'), { deleted: true }],
  change: (org) =>
    [org.device('DEACTIVATED'), org.device('ACTIVE')].map(({ id }) => ({
      input: { deviceId: id },
      calls: [['DELETE', `/api/v1/devices/${id}`]],
    })),
};
