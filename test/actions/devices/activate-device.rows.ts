import type { Rows } from '../../rows.ts';
import { deviceIn } from './device-in.ts';

export const rows: Rows = {
  run: [({ plain }) => deviceIn(plain, 'DEACTIVATED'), { status: 'ACTIVE', changed: true }],
  change(org) {
    const { id: deviceId } = org.device('ACTIVE');
    const path = `/api/v1/devices/${deviceId}/lifecycle`;
    return [
      {
        input: { deviceId },
        before: [['POST', `${path}/deactivate`]],
        calls: [['POST', `${path}/activate`]],
      },
    ];
  },
};
