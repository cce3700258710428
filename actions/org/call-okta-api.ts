import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { hasDotSegment } from '../../connector/okta/road/path.ts';
import { callApi, refusedHeader } from '../../connector/okta/steps/call-api.ts';
import { field } from '../../schemas/field.ts';
import { mostItems } from '../../schemas/page.ts';

export const callOktaApi = defineAction({
  name: 'call_okta_api',
  title: 'Call Okta API',
  description:
    'Calls any operation of the API of the org, with the same key, care for rate limits and errors as every action.',
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
          'must begin with one slash and hold no host, query, space or backslash; other characters are written as %C3%BC',
        )
        .describe('The path at the org, such as /api/v1/apps. Parameters go into Query.'),
      query: z
        .record(z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
        .optional()
        .describe('Query parameters by name.'),
      headers: field(
        z
          .record(
            z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'is not the name of a header'),
            z.string().regex(/^[\t\x20-\x7e]*$/, 'must be one line of plain letters'),
          )
          .optional(),
        { advanced: true },
      ).describe(
        "Further headers by name, such as If-Match, or Accept for an answer in XML or text. The authorization is the connection's and cannot be given.",
      ),
      body: z
        .union([z.record(z.unknown()), z.array(z.unknown())])
        .optional()
        .describe('The JSON body, for POST, PUT and PATCH.'),
      allPages: z
        .boolean()
        .default(false)
        .describe(
          'For a GET of a list: follows the next pages and gives back all items together, also those of a list in an object.',
        ),
      limit: field(z.number().int().min(1).max(mostItems).optional(), { advanced: true }).describe(
        'With All pages: stops after the page on which so many items are reached. Without it: 10,000.',
      ),
    })
    .strict(),
  output: z.object({
    status: z.number().int().describe('The HTTP status.'),
    headers: z
      .object({
        requestId: field(z.string().nullable(), { title: 'Request ID' }).describe(
          'What Okta support asks for.',
        ),
        rateLimitLimit: z.number().nullable().describe('Calls a minute that this path allows.'),
        rateLimitRemaining: z.number().nullable().describe('Calls left in this window.'),
        rateLimitReset: z.string().nullable().describe('When the window ends.'),
        etag: field(z.string().nullable(), { title: 'ETag' }).describe(
          'Version of what was read, for If-Match.',
        ),
      })
      .describe('The headers that say something of the call.'),
    body: z
      .unknown()
      .describe('The JSON that Okta answered, or XML or text in one piece; empty when there is none.'),
    nextCursor: z.string().nullable().describe('The after parameter of the next page; empty at the end.'),
  }),
  sample: {
    input: { method: 'GET', path: '/api/v1/apps', query: { filter: 'status eq "ACTIVE"' } },
    output: {
      status: 200,
      headers: {
        requestId: 'XkcAsWb8WjwDP76xh',
        rateLimitLimit: 100,
        rateLimitRemaining: 99,
        rateLimitReset: '2026-03-02T08:00:00.000Z',
        etag: null,
      },
      body: [{ id: '0oa1gjh63g214q0Hq0g4', label: 'Google Workspace' }],
      nextCursor: null,
    },
  },
  check: ({ path, method, headers = {}, body, allPages }) => ({
    path: hasDotSegment(path) && 'cannot hold . or .. between slashes',
    headers: refusedHeader(headers),
    body: body && (method === 'GET' || method === 'DELETE') && 'goes with POST, PUT and PATCH only',
    allPages: allPages && method !== 'GET' && 'goes with GET only',
  }),
  execute: callApi,
});
