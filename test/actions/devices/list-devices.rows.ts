import { at } from '../../differential/plain.ts';
import type { Rows } from '../../rows.ts';

export const rows: Rows = {
  run: [() => ({ search: 'profile.displayName co "Pixel"', expand: 'user' }), { count: 1 }],
  list: () => [
    [{}, '/api/v1/devices?limit=20'],
    [
      { search: 'profile.platform eq "MACOS"' },
      at('/api/v1/devices', { search: 'profile.platform eq "MACOS"' }),
    ],
    [{ expand: 'userSummary' }, at('/api/v1/devices', { expand: 'userSummary', limit: 20 })],
  ],
};
