import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { appId, changedApp, sampleApp } from '../../schemas/app.ts';

export const deactivateApp = defineAction({
  name: 'deactivate_app',
  title: 'Deactivate app',
  description: 'Makes an application inactive: nobody can open it until it is activated again.',
  operation: 'deactivateApplication',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['disable application', 'turn off'],
  states: { of: 'app', from: ['ACTIVE'], done: ['INACTIVE'] },
  input: z.object({ appId }).strict(),
  output: changedApp,
  sample: { input: { appId: sampleApp.id }, output: { ...sampleApp, status: 'INACTIVE', changed: true } },
  request: { method: 'POST', path: '/api/v1/apps/{appId}/lifecycle/deactivate' },
  execute: changeObjectState,
});
