import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { app, sampleApp } from '../../schemas/app.ts';
import { field } from '../../schemas/field.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listApps = defineAction({
  name: 'list_apps',
  title: 'List apps',
  description:
    'Lists the active applications of the org: all of them, or those that match a filter or the start of a name. Inactive ones are included on request.',
  operation: 'listApplications',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['applications', 'integrations'],
  input: z
    .object({
      q: field(z.string().optional(), { title: 'Name starts with' }).describe(
        'Finds applications whose label or catalog name starts with this text, ignoring case.',
      ),
      filter: z
        .string()
        .optional()
        .describe(
          'A filter expression with eq on id, status, name, user.id, group.id, credentials.signing.kid or settings.slo.enabled, such as status eq "INACTIVE" or user.id eq "00u...".',
        ),
      includeNonDeleted: field(z.boolean().optional(), { title: 'Include inactive' }).describe(
        'Lists inactive applications too.',
      ),
      expand: field(z.string().optional(), { advanced: true }).describe(
        "user/ and the ID of a user adds the user's assignment under Embedded. It needs a filter on user.id for the same user.",
      ),
      useOptimization: field(z.boolean().optional(), { title: 'Fewer properties', advanced: true }).describe(
        'Returns only some properties of each application, which is faster.',
      ),
      ...pageInput(200),
    })
    .strict(),
  output: pageOf('apps', app),
  sample: {
    input: { q: 'Exp', limit: 50 },
    output: { apps: [sampleApp], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/apps',
    query: ['q', 'filter', 'includeNonDeleted', 'expand', 'useOptimization', 'limit', 'after'],
    list: { items: 'apps', pageSize: 200, identity: 'id' },
  },
});
