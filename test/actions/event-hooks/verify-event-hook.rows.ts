import { receiver } from '../../connector/sandbox/hooks/receiver.ts';
import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => hookIn(plain, { uri: (await receiver()).uri }),
    { verificationStatus: 'VERIFIED', changed: true },
  ],
  change(org) {
    const { id: eventHookId } = org.eventHook();
    return [
      { input: { eventHookId }, calls: [['POST', `/api/v1/eventHooks/${eventHookId}/lifecycle/verify`]] },
    ];
  },
};
