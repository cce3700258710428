import type { Rows } from '../../rows.ts';
import { deviceIn } from './device-in.ts';

export const rows: Rows = {
  run: [({ plain }) => deviceIn(plain, 'SUSPENDED'), { status: 'ACTIVE', changed: true }],
  change(org) {
    const { id: deviceId } = org.device('SUSPENDED');
    const path = `/api/v1/devices/${deviceId}/lifecycle`;
    return [{ input: { deviceId }, calls: [['POST', `${path}/unsuspend`]] }];
  },
};
