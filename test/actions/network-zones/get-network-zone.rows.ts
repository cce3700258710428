import type { Rows } from '../../rows.ts';
import { zoneIn } from './zone-in.ts';

export const rows: Rows = {
  run: [({ plain }) => zoneIn(plain), { type: 'IP', system: false }],
  read: (org) =>
    ['IP', 'DYNAMIC', 'DYNAMIC_V2'].map((type) => {
      const { id } = org.zone(type);
      return [{ zoneId: id }, ({ read }) => read(`/api/v1/zones/${id}`)];
    }),
};
