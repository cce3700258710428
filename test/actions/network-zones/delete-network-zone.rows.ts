import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

export const rows: Rows = {
  run: [({ plain }) => zoneIn(plain, 'INACTIVE'), { deleted: true }],
  change(org) {
    const { id: zoneId } = org.zone();
    const path = `/api/v1/zones/${zoneId}`;
    return [
      { input: { zoneId }, calls: [['DELETE', path]] },
      { input: { zoneId }, before: [['POST', `${path}/lifecycle/deactivate`]], calls: [['DELETE', path]] },
    ];
  },
};
