import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { sampleApp } from '../../schemas/app.ts';
import { appGroup, appGroupInput, sampleAppGroup } from '../../schemas/app-group.ts';
import { field } from '../../schemas/field.ts';

export const getAppGroup = defineAction({
  name: 'get_app_group',
  title: 'Get app group',
  description:
    "Gets a group's assignment to an application: its priority and the attributes that the members get. If the group does not have the application, the action fails with NOT_FOUND.",
  operation: 'getApplicationGroupAssignment',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['does a group have an application'],
  input: z
    .object({
      ...appGroupInput,
      expand: field(z.enum(['group', 'metadata']).optional(), { advanced: true }).describe(
        'Adds details under Embedded: group for the whole group, metadata for where the attributes come from.',
      ),
    })
    .strict(),
  output: appGroup,
  sample: { input: { appId: sampleApp.id, groupId: sampleAppGroup.id }, output: sampleAppGroup },
  request: { method: 'GET', path: '/api/v1/apps/{appId}/groups/{groupId}', query: ['expand'] },
});
