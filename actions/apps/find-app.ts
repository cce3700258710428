import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { ConnectorError } from '../../connector/core/error.ts';
import { appsLabelled } from '../../connector/okta/steps/find-app.ts';
import { app, appLabel, sampleApp } from '../../schemas/app.ts';

export const findApp = defineAction({
  name: 'find_app',
  title: 'Find app',
  description:
    'Finds an application by its exact label, ignoring case, active or not. If there is none, the action succeeds and found is false. If two applications share the label, it fails with CONFLICT.',
  operation: 'listApplications',
  scopes: ['okta.apps.read'],
  effect: 'read',
  idempotent: true,
  keywords: ['application by name'],
  input: z.object({ label: appLabel.describe('The full label of the application.') }).strict(),
  output: z.object({
    found: z.boolean().describe('Whether the application exists.'),
    app: app.nullable().describe('The application. Empty if there is none.'),
  }),
  sample: { input: { label: sampleApp.label }, output: { found: true, app: sampleApp } },
  request: { method: 'GET', path: '/api/v1/apps', query: { q: 'label' } },
  async execute({ okta, input: { label } }) {
    const { found } = await appsLabelled(okta, label);
    if (found.length > 1) {
      const each = found.map(({ id, name, status }) => `${id} (${name ?? 'unknown kind'}, ${status})`);
      throw new ConnectorError(
        'CONFLICT',
        `${found.length} applications have the label "${label}": ${each.join(', ')}. Use the ID of one of them.`,
      );
    }
    return { found: found.length === 1, app: found[0] ?? null };
  },
});
