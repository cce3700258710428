import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [({ plain }) => hookIn(plain), { name: 'Leavers', status: 'ACTIVE' }],
  read(org) {
    const { id } = org.eventHook();
    return [[{ eventHookId: id }, ({ read }) => read(`/api/v1/eventHooks/${id}`)]];
  },
};
