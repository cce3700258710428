import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { changeObjectState } from '../../connector/okta/steps/object-state.ts';
import { appId, changedApp, sampleApp } from '../../schemas/app.ts';

export const activateApp = defineAction({
  name: 'activate_app',
  title: 'Activate app',
  description: 'Lets the assigned users open an inactive application again.',
  operation: 'activateApplication',
  scopes: ['okta.apps.manage'],
  effect: 'update',
  idempotent: true,
  confirm: true,
  keywords: ['enable application', 'turn on'],
  states: { of: 'app', from: ['INACTIVE'], done: ['ACTIVE'] },
  input: z.object({ appId }).strict(),
  output: changedApp,
  sample: { input: { appId: sampleApp.id }, output: { ...sampleApp, changed: true } },
  request: { method: 'POST', path: '/api/v1/apps/{appId}/lifecycle/activate' },
  execute: changeObjectState,
});
