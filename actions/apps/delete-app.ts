import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { readApp } from '../../connector/okta/steps/find-app.ts';
import { deleteObject } from '../../connector/okta/steps/object-state.ts';
import { appId, sampleApp } from '../../schemas/app.ts';

export const deleteApp = defineAction({
  name: 'delete_app',
  title: 'Delete app',
  description:
    'Permanently deletes an inactive application with its settings and assignments. An active one is deleted only if "Deactivate first" is on.',
  operation: 'deleteApplication',
  scopes: ['okta.apps.manage'],
  effect: 'delete',
  idempotent: true,
  keywords: ['remove application'],
  states: { of: 'app', from: ['INACTIVE'] },
  input: z
    .object({
      appId,
      deactivateFirst: z
        .boolean()
        .default(false)
        .describe(
          'Deactivates an active application, then deletes it. If this is off, the action fails for one.',
        ),
    })
    .strict(),
  output: z.object({
    appId: z.string().describe('The app ID from the input.'),
    deleted: z.boolean().describe('Always true: the application no longer exists.'),
  }),
  sample: { input: { appId: sampleApp.id }, output: { appId: sampleApp.id, deleted: true } },
  request: {
    method: 'DELETE',
    path: '/api/v1/apps/{appId}',
    gives: { appId: 'appId', deleted: true },
  },
  async execute(context) {
    const { okta, input } = context;
    if (input.deactivateFirst && (await readApp(okta, input.appId)).body.status === 'ACTIVE') {
      const path = '/api/v1/apps/{appId}/lifecycle/deactivate';
      await okta.call({ method: 'POST', path, params: { appId: input.appId } });
    }
    return deleteObject(context);
  },
});
