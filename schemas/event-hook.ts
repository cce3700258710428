import { z } from 'zod/v3';
import { field } from './field.ts';
import { id, oneLine } from './text.ts';

export const eventHookId = field(id, { title: 'Event hook ID', pickList: 'event_hooks' }).describe(
  'The ID of the event hook (who...).',
);

const headerName = z.string().regex(/^[\w-]+$/, 'must be the name of an HTTP header, such as Authorization');

const headerValue = field(
  z.string().regex(/^[\t\x20-\x7e]+$/, 'contains characters that a header cannot have'),
  { secret: true },
);

/** The header that proves to the service who sends. Okta never shows its value again. */
export const newAuthScheme = field(
  z
    .object({
      key: headerName.default('Authorization').describe('Name of the header. The default is Authorization.'),
      value: headerValue.describe(
        'What Okta sends in the header, as it is, such as "Bearer ..." or a password.',
      ),
    })
    .strict()
    .transform((given) => ({ type: 'HEADER', ...given })),
  { title: 'Authentication' },
).describe('A header that proves to the service that Okta sends.');

/** A change of that header. What is left out is kept. */
export const changedAuthScheme = field(
  z
    .object({
      key: headerName.optional().describe('Name of the header.'),
      value: headerValue
        .optional()
        .describe('What Okta sends in the header from now on. If left out, Okta keeps what it has.'),
    })
    .strict()
    .transform((given) => ({ type: 'HEADER', ...given })),
  { title: 'Authentication' },
).describe('The header that proves to the service that Okta sends.');

const eventType = z
  .string()
  .regex(/^\w+(?:\.\w+)+$/, 'must be a type of event, such as user.lifecycle.create');

/** What a person says of an event hook. */
export const hookFields = {
  name: oneLine(z.string().min(1)).describe('Name of the event hook.'),
  events: field(z.array(eventType).min(1).max(300), {
    title: 'Event types',
    pickList: 'log_event_types',
    words: true,
  }).describe(
    'The types of events to send, such as user.lifecycle.create, at most 300. Okta sends only some of the types in the System Log.',
  ),
  uri: field(z.string().url(), { title: 'Address' }).describe(
    'The public https address of the service that receives the events.',
  ),
  description: z.string().describe('What the event hook is for.'),
  headers: field(
    z.array(
      z
        .object({
          key: headerName.describe('Name of the header.'),
          value: headerValue.describe('What Okta sends in it.'),
        })
        .strict(),
    ),
    { advanced: true },
  ).describe('Other headers that Okta sends.'),
  filters: field(
    z
      .array(
        z
          .object({
            event: eventType.describe('One of the event types.'),
            expression: z
              .string()
              .min(1)
              .describe(
                "An expression that is true for the events to send, such as event.target.?[type eq 'UserGroup'].size()>0 && event.target.?[displayName eq 'Sales'].size()>0.",
              ),
          })
          .strict()
          .transform(({ event, expression }) => ({ event, condition: { expression } })),
      )
      .transform((eventFilterMap) =>
        eventFilterMap.length > 0 ? { type: 'EXPRESSION_LANGUAGE', eventFilterMap } : null,
      ),
    { advanced: true },
  ).describe(
    'Expressions that choose among the events of a type, in an org with event hook filters. A type without one is sent always.',
  ),
};

/** The place of each field in the body. */
export const hookBody = {
  name: 'name',
  description: 'description',
  'events.items': 'events',
  'events.filter': 'filters',
  'channel.config.uri': 'uri',
  'channel.config.headers': 'headers',
  'channel.config.authScheme': 'authScheme',
} as const;

/** An event hook as Okta sends it. Source: GET /api/v1/eventHooks/{eventHookId}. */
export const eventHook = z
  .object({
    id: field(z.string(), { title: 'Event hook ID' }).describe('Permanent ID of the event hook.'),
    status: z.string().optional().describe('ACTIVE or INACTIVE.'),
    verificationStatus: z
      .string()
      .optional()
      .describe('VERIFIED or UNVERIFIED. Only a hook that is active and verified receives events.'),
    name: z.string().optional().describe('Name of the event hook.'),
    description: z.string().nullable().optional().describe('What it is for.'),
    created: z.string().optional().describe('When it was created.'),
    createdBy: z.string().optional().describe('ID of the user who created it.'),
    lastUpdated: z.string().optional().describe('When it last changed.'),
    events: z
      .object({
        type: z.string().optional().describe('Always EVENT_TYPE.'),
        items: z.array(z.string()).optional().describe('The types of the events that are sent.'),
        filter: z
          .object({
            type: z.string().optional().describe('Always EXPRESSION_LANGUAGE.'),
            eventFilterMap: z
              .array(
                z
                  .object({
                    event: z.string().optional().describe('The type of the events.'),
                    condition: z
                      .object({
                        expression: z.string().optional().describe('True for the events that are sent.'),
                        version: z.string().nullable().optional().describe('Used by Okta only.'),
                      })
                      .passthrough()
                      .optional()
                      .describe('What an event must be to be sent.'),
                  })
                  .passthrough(),
              )
              .optional()
              .describe('An expression for each type that is filtered.'),
          })
          .passthrough()
          .nullable()
          .optional()
          .describe('What is sent of each type, if not all.'),
      })
      .passthrough()
      .optional()
      .describe('The events that are sent.'),
    channel: z
      .object({
        type: z.string().optional().describe('Always HTTP.'),
        version: z.string().optional().describe('Always 1.0.0.'),
        config: z
          .object({
            uri: field(z.string().optional(), { title: 'Address' }).describe(
              'The address of the service that receives the events.',
            ),
            method: z.string().optional().describe('Always POST.'),
            headers: z
              .array(
                z
                  .object({
                    key: z.string().optional().describe('Name of the header.'),
                    value: field(z.string().optional(), { secret: true }).describe('What Okta sends in it.'),
                  })
                  .passthrough(),
              )
              .nullable()
              .optional()
              .describe('Other headers that Okta sends.'),
            authScheme: field(
              z
                .object({
                  type: z.string().optional().describe('Always HEADER.'),
                  key: z.string().optional().describe('Name of the header. Okta never shows its value.'),
                })
                .passthrough()
                .nullable()
                .optional(),
              { title: 'Authentication' },
            ).describe('The header that proves to the service that Okta sends.'),
          })
          .passthrough()
          .optional()
          .describe('Where the events go.'),
      })
      .passthrough()
      .optional()
      .describe('The way to the service.'),
    _links: field(z.record(z.unknown()).optional(), { title: 'Links' }).describe(
      'Links to what Okta allows next.',
    ),
  })
  .passthrough();

/** The output of a change of an event hook. */
export const changedEventHook = eventHook.extend({
  changed: z
    .boolean()
    .describe('True if Okta made the change. False if the event hook was as wanted before.'),
});

/** An event hook with every field that Okta can send, for samples. */
export const sampleEventHook = {
  id: 'whowc6a8dxbXhXSJp1d7',
  status: 'ACTIVE',
  verificationStatus: 'VERIFIED',
  name: 'Leavers',
  description: 'Tells the ticket system who leaves.',
  created: '2026-01-16T03:48:26.000Z',
  createdBy: '00ub0oNGTSWTBKOLGLNR',
  lastUpdated: '2026-01-16T03:50:00.000Z',
  events: {
    type: 'EVENT_TYPE',
    items: ['user.lifecycle.deactivate', 'group.user_membership.remove'],
    filter: {
      type: 'EXPRESSION_LANGUAGE',
      eventFilterMap: [
        {
          event: 'group.user_membership.remove',
          condition: { expression: "event.target.?[displayName eq 'Sales'].size()>0", version: null },
        },
      ],
    },
  },
  channel: {
    type: 'HTTP',
    version: '1.0.0',
    config: {
      uri: 'https://tickets.example.com/okta',
      method: 'POST',
      headers: [{ key: 'X-Source', value: 'okta-production' }],
      authScheme: { type: 'HEADER', key: 'Authorization' },
    },
  },
  _links: {
    verify: { href: 'https://acme.okta.com/api/v1/eventHooks/whowc6a8dxbXhXSJp1d7/lifecycle/verify' },
  },
} satisfies z.input<typeof eventHook>;
