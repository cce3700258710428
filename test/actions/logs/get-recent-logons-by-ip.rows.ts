import { logons, month } from '../../differential/lists.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ ipAddress: '203.0.113.10', hours: 240 }), {}],
  list: ({ hours }) => {
    const of = 'client.ipAddress eq "203.0.113.10"';
    return [
      [{ ipAddress: '203.0.113.10', hours }, logons(hours, of)],
      [{ ipAddress: '203.0.113.10', hours: month, outcome: 'SUCCESS' }, logons(month, of, 'SUCCESS')],
    ];
  },
};
