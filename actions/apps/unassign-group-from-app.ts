import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { unassignGroup } from '../../connector/okta/steps/app-groups.ts';
import { sampleApp } from '../../schemas/app.ts';
import { appGroupInput, sampleAppGroup } from '../../schemas/app-group.ts';

export const unassignGroupFromApp = defineAction({
  name: 'unassign_group_from_app',
  title: 'Unassign group from app',
  description:
    'Takes an application away from a group. A little later its members lose it, unless they have it by themselves or through another group.',
  operation: 'unassignApplicationFromGroup',
  scopes: ['okta.apps.manage', 'okta.groups.read'],
  effect: 'delete',
  idempotent: true,
  keywords: ['remove access to application'],
  input: z.object(appGroupInput).strict(),
  output: z.object({
    appId: z.string().describe('The app ID from the input.'),
    groupId: z.string().describe('The group ID from the input.'),
    unassigned: z.boolean().describe('Always true: the group does not have the application now.'),
    changed: z.boolean().describe('True if Okta took it away. False if the group did not have it.'),
  }),
  sample: {
    input: { appId: sampleApp.id, groupId: sampleAppGroup.id },
    output: { appId: sampleApp.id, groupId: sampleAppGroup.id, unassigned: true, changed: true },
  },
  request: { method: 'DELETE', path: '/api/v1/apps/{appId}/groups/{groupId}' },
  execute: unassignGroup,
});
