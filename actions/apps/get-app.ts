import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { app, appId, sampleApp } from '../../schemas/app.ts';

export const getApp = defineAction({
  name: 'get_app',
  title: 'Get app',
  description: 'Gets one application with its settings. Okta does not return the secrets of the application.',
  operation: 'getApplication',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['application'],
  input: z.object({ appId }).strict(),
  output: app,
  sample: { input: { appId: sampleApp.id }, output: sampleApp },
  request: { method: 'GET', path: '/api/v1/apps/{appId}' },
});
