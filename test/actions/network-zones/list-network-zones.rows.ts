import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

const filter = 'usage eq "BLOCKLIST"';

export const rows: Rows = {
  run: [() => ({ filter }), { networkZones: [{ name: 'BlockedIpZone' }] }],
  prepare: ({ send }) =>
    Promise.all(
      Array.from({ length: 200 }, (_, index) => {
        const usage = index % 9 ? 'POLICY' : 'BLOCKLIST';
        return send('POST', '/api/v1/zones', { type: 'DYNAMIC', name: `Zone ${index}`, asns: ['1'], usage });
      }),
    ),
  list: () => [
    [{}, '/api/v1/zones?limit=100'],
    [{ filter }, at('/api/v1/zones', { filter })],
  ],
};
