import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { app, sampleApp } from '../../schemas/app.ts';
import { groupId, sampleGroup } from '../../schemas/group.ts';
import { pageInput, pageOf } from '../../schemas/page.ts';

export const listGroupApps = defineAction({
  name: 'list_group_apps',
  title: 'List group apps',
  description: 'Lists the applications that are assigned to a group.',
  operation: 'listAssignedApplicationsForGroup',
  scopes: ['okta.groups.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ groupId, ...pageInput(200) }).strict(),
  output: pageOf('apps', app),
  sample: {
    input: { groupId: sampleGroup.id },
    output: { apps: [sampleApp], count: 1, nextCursor: null, hasMore: false },
  },
  request: {
    method: 'GET',
    path: '/api/v1/groups/{groupId}/apps',
    query: ['limit', 'after'],
    list: { items: 'apps', pageSize: 200, identity: 'id' },
  },
});
