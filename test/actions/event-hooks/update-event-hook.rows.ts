import type { Rows } from '../../rows.ts';
import { hookIn } from './hook-in.ts';

export const rows: Rows = {
  run: [
    async ({ plain }) => ({ ...(await hookIn(plain)), events: ['user.lifecycle.suspend'] }),
    { events: { items: ['user.lifecycle.suspend'] }, changed: true },
  ],
  change(org) {
    const hook = org.eventHook();
    const path = `/api/v1/eventHooks/${hook.id}`;
    const { config } = hook.channel;
    const named = { ...hook, name: 'Leavers', description: 'For the shop' };
    const eventFilterMap = [
      { event: 'user.lifecycle.suspend', condition: { expression: "event.outcome.result eq 'SUCCESS'" } },
    ];
    const uri = 'https://example.com/okta';
    return [
      {
        input: { eventHookId: hook.id, name: 'Leavers', description: 'For the shop' },
        calls: [['PUT', path, named]],
      },
      {
        input: {
          eventHookId: hook.id,
          events: ['user.lifecycle.suspend'],
          uri,
          authScheme: { key: 'X-Secret', value: 'another-secret' },
          headers: [],
          filters: [{ event: 'user.lifecycle.suspend', expression: "event.outcome.result eq 'SUCCESS'" }],
        },
        calls: [
          [
            'PUT',
            path,
            {
              ...named,
              events: {
                type: 'EVENT_TYPE',
                items: ['user.lifecycle.suspend'],
                filter: { type: 'EXPRESSION_LANGUAGE', eventFilterMap },
              },
              channel: {
                ...hook.channel,
                config: {
                  ...config,
                  uri,
                  headers: [],
                  authScheme: { type: 'HEADER', key: 'X-Secret', value: 'another-secret' },
                },
              },
            },
          ],
        ],
      },
    ];
  },
};
