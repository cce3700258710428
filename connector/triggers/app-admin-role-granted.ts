import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const appAdminRoleGranted = defineTrigger({
  name: 'app_admin_role_granted',
  title: 'App admin role granted',
  description: 'Starts when an app gets an administrator role.',
  scopes: ['okta.logs.read'],
  keywords: ['service app', 'privilege'],
  source: {
    kind: 'log',
    events: [{ type: 'app.oauth2.client.privilege.grant', results: ['SUCCESS'] }],
  },
  lift: { role: { path: 'debugContext.debugData.privilegeGranted' } },
  input: z.object(startInput).strict(),
  output: eventWith('role'),
  sample: {
    input: {},
    output: sampleEvent('app.oauth2.client.privilege.grant', 'Grant client privilege', 'role'),
  },
});
