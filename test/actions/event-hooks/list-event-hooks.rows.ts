import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [({ plain }) => hookIn(plain).then(() => ({})), { nextCursor: null, hasMore: false }],
  list: () => [[{}, '/api/v1/eventHooks']],
};
