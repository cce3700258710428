import type { Rows } from '../../rows.ts';

const uri = 'https://example.com/okta';
const channel = { type: 'HTTP', version: '1.0.0' };
const post = (body: object): [string, string, object] => ['POST', '/api/v1/eventHooks', body];

export const rows: Rows = {
  run: [
    () => ({ name: 'Leavers', events: 'user.lifecycle.deactivate', uri }),
    { status: 'ACTIVE', verificationStatus: 'UNVERIFIED' },
  ],
  change: () => [
    {
      input: { name: 'Joiners', events: ['user.lifecycle.create'], uri },
      calls: [
        post({
          name: 'Joiners',
          events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
          channel: { ...channel, config: { uri } },
        }),
      ],
    },
    {
      input: {
        name: 'Joiners of Sales',
        events: ['user.lifecycle.create', 'group.user_membership.add'],
        uri,
        authScheme: { value: 'a-shared-secret' },
        description: 'For the shop',
        headers: [{ key: 'X-Source', value: 'the-sandbox' }],
        filters: [
          {
            event: 'group.user_membership.add',
            expression: "event.target.?[displayName eq 'Sales'].size()>0",
          },
        ],
      },
      calls: [
        post({
          name: 'Joiners of Sales',
          description: 'For the shop',
          events: {
            type: 'EVENT_TYPE',
            items: ['user.lifecycle.create', 'group.user_membership.add'],
            filter: {
              type: 'EXPRESSION_LANGUAGE',
              eventFilterMap: [
                {
                  event: 'group.user_membership.add',
                  condition: { expression: "event.target.?[displayName eq 'Sales'].size()>0" },
                },
              ],
            },
          },
          channel: {
            ...channel,
            config: {
              uri,
              headers: [{ key: 'X-Source', value: 'the-sandbox' }],
              authScheme: { type: 'HEADER', key: 'Authorization', value: 'a-shared-secret' },
            },
          },
        }),
      ],
    },
    {
      input: { name: 'Joiners', events: ['no.such.event'], uri },
      calls: [post({ name: 'Joiners', events: { type: 'EVENT_TYPE', items: ['no.such.event'] } })],
    },
  ],
};
