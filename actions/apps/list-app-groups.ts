import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { appId, sampleApp } from '../../schemas/app.ts';
import { appGroup, sampleAppGroup } from '../../schemas/app-group.ts';
import { field } from '../../schemas/field.ts';
import { pageOf } from '../../schemas/page.ts';

export const listAppGroups = defineAction({
  name: 'list_app_groups',
  title: 'List app groups',
  description: 'Lists the groups whose members have an application, by priority, all in one page.',
  operation: 'listApplicationGroupAssignments',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['who has access', 'application assignments'],
  input: z
    .object({
      appId,
      q: field(z.string().optional(), { title: 'Name starts with' }).describe(
        'Finds groups whose name starts with this text, ignoring case.',
      ),
      expand: field(z.enum(['group', 'metadata']).optional(), { advanced: true }).describe(
        'Adds details under Embedded: group for the whole group, metadata for where the attributes come from.',
      ),
    })
    .strict(),
  output: pageOf('groups', appGroup),
  sample: {
    input: { appId: sampleApp.id, expand: 'group' },
    output: { groups: [sampleAppGroup], count: 1, nextCursor: null, hasMore: false },
  },
  // Okta takes no page of fewer than 20 here, so that no run can end after any number of groups.
  request: {
    method: 'GET',
    path: '/api/v1/apps/{appId}/groups',
    query: ['q', 'expand'],
    list: { items: 'groups', pageSize: 200, identity: 'id' },
  },
});
