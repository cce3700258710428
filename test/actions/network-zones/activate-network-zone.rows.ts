import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

export const rows: Rows = {
  run: [({ plain }) => zoneIn(plain, 'INACTIVE'), { status: 'ACTIVE', changed: true }],
  change(org) {
    const { id: zoneId } = org.zone();
    const path = `/api/v1/zones/${zoneId}/lifecycle`;
    return [
      { input: { zoneId }, before: [['POST', `${path}/deactivate`]], calls: [['POST', `${path}/activate`]] },
    ];
  },
};
