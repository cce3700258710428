import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [({ plain }) => hookIn(plain, { status: 'INACTIVE' }), { deleted: true }],
  change(org) {
    const { id: eventHookId } = org.eventHook();
    const path = `/api/v1/eventHooks/${eventHookId}`;
    return [
      { input: { eventHookId }, calls: [['DELETE', path]] },
      {
        input: { eventHookId },
        before: [['POST', `${path}/lifecycle/deactivate`]],
        calls: [['DELETE', path]],
      },
    ];
  },
};
