import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [({ plain }) => hookIn(plain, { status: 'INACTIVE' }), { status: 'ACTIVE', changed: true }],
  change(org) {
    const { id: eventHookId } = org.eventHook();
    const path = `/api/v1/eventHooks/${eventHookId}/lifecycle`;
    return [
      {
        input: { eventHookId },
        before: [['POST', `${path}/deactivate`]],
        calls: [['POST', `${path}/activate`]],
      },
    ];
  },
};
