import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { assignGroup } from '../../connector/okta/steps/app-groups.ts';
import { sampleApp } from '../../schemas/app.ts';
import { changedAppGroup, newAppGroupInput, sampleAppGroup } from '../../schemas/app-group.ts';
import { customValue } from '../../schemas/user-profile.ts';

export const assignGroupToApp = defineAction({
  name: 'assign_group_to_app',
  title: 'Assign group to app',
  description:
    'Gives the members of a group an application. They get it a little later. If the group already has it, only the priority and the attributes that are given change.',
  operation: 'assignGroupToApplication',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['give access to application'],
  input: z
    .object({
      ...newAppGroupInput,
      priority: z
        .number()
        .int()
        .min(0)
        .optional()
        .describe(
          'Which group decides on the profile of a user who is in several: the one with the lowest number. If left out, a new group comes last.',
        ),
      profile: z
        .record(customValue)
        .optional()
        .describe(
          'Attributes that the members get in the application, by variable name. null clears an attribute.',
        ),
    })
    .strict(),
  output: changedAppGroup,
  sample: {
    input: { appId: sampleApp.id, groupId: sampleAppGroup.id, priority: 0, profile: { role: 'approver' } },
    output: { ...sampleAppGroup, changed: true, before: { ...sampleAppGroup, priority: 7 } },
  },
  request: {
    method: 'PUT',
    path: '/api/v1/apps/{appId}/groups/{groupId}',
    body: { priority: 'priority', profile: 'profile' },
  },
  execute: assignGroup,
});
