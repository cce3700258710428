import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { hasDotSegment } from '../../connector/okta/road/path.ts';
import { callApi, refusedHeader } from '../../connector/okta/steps/call-api.ts';
import { field } from '../../schemas/field.ts';
import { maxItems } from '../../schemas/page.ts';

export const callOktaApi = defineAction({
  name: 'call_okta_api',
  title: 'Call Okta API',
  description:
    'Calls any operation of the Okta API, with the same key, rate-limit handling and errors as every action.',
  scopes: [],
  effect: 'update',
  idempotent: false,
  confirm: true,
  input: z
    .object({
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET').describe('The HTTP method.'),
      path: z
        .string()
        .regex(
          /^\/(?!\/)[\w.~!$&'()*+,;=:@%/-]*$/,
          'must start with one slash and must not contain a host, query, space or backslash; write other characters as %C3%BC',
        )
        .describe('The path in the org, such as /api/v1/apps. Put parameters into Query.'),
      query: z
        .record(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
        .optional()
        .describe('Query parameters by name.'),
      headers: field(
        z
          .record(
            z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not a valid header name'),
            z.string().regex(/^[\t\x20-\x7e]*$/, 'must be one line of ASCII text'),
          )
          .optional(),
        { advanced: true },
      ).describe(
        'Additional headers by name, such as If-Match, or Accept for an answer in XML or text. The authorization header always comes from the connection.',
      ),
      body: z
        .union([z.record(z.unknown()), z.array(z.unknown())])
        .optional()
        .describe('The JSON body, for POST, PUT and PATCH.'),
      allPages: z
        .boolean()
        .default(false)
        .describe(
          'For a GET that returns a list: follows the next pages and returns all items together. Also works for a list inside an object.',
        ),
      limit: field(z.number().int().min(1).max(maxItems).optional(), { advanced: true }).describe(
        'With All pages: stops after the page that reaches this number of items. The default is 10,000.',
      ),
    })
    .strict(),
  output: z.object({
    status: z.number().int().describe('The HTTP status.'),
    headers: z
      .object({
        requestId: field(z.string().nullable(), { title: 'Request ID' }).describe(
          'Identifies the request. Okta support asks for it.',
        ),
        rateLimitLimit: z.number().nullable().describe('Calls per minute that this path allows.'),
        rateLimitRemaining: z.number().nullable().describe('Calls left in the current window.'),
        rateLimitReset: z.string().nullable().describe('When the current window ends.'),
        etag: field(z.string().nullable(), { title: 'ETag' }).describe(
          'Version of the object, for If-Match.',
        ),
      })
      .describe('The headers that describe the call.'),
    body: z
      .unknown()
      .describe('The JSON that Okta returned, or XML or text as one string. Empty if there was none.'),
    nextCursor: z
      .string()
      .nullable()
      .describe('The after parameter for the next page. Empty at the end of the list.'),
  }),
  sample: {
    input: { method: 'GET', path: '/api/v1/trustedOrigins', query: { filter: 'status eq "ACTIVE"' } },
    output: {
      status: 200,
      headers: {
        requestId: 'XkcAsWb8WjwDP76xh',
        rateLimitLimit: 100,
        rateLimitRemaining: 99,
        rateLimitReset: '2026-03-02T08:00:00.000Z',
        etag: null,
      },
      body: [{ id: 'tos10hu7rkbtrFt1M0g4', name: 'Intranet' }],
      nextCursor: null,
    },
  },
  check: ({ path, method, headers = {}, body, allPages }) => ({
    path: hasDotSegment(path) && 'cannot contain . or .. between slashes',
    headers: refusedHeader(headers),
    body: body && (method === 'GET' || method === 'DELETE') && 'works with POST, PUT and PATCH only',
    allPages: allPages && method !== 'GET' && 'works with GET only',
  }),
  execute: callApi,
});
