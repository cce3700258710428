import { z } from 'zod/v3';
import { sampleEvent } from '../../schemas/event-parts.ts';
import { logEvent } from '../../schemas/log-event.ts';
import { startInput } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const adminRoleBindingChanged = defineTrigger({
  name: 'admin_role_binding_changed',
  title: 'Admin role binding changed',
  description:
    'Starts when a custom role is assigned to somebody for a resource set, or such an assignment ends.',
  scopes: ['okta.logs.read'],
  keywords: ['custom admin role'],
  source: {
    kind: 'log',
    events: [{ type: 'iam.resourceset.bindings.add' }, { type: 'iam.resourceset.bindings.delete' }],
  },
  input: z.object(startInput).strict(),
  output: logEvent,
  sample: {
    input: {},
    output: sampleEvent('iam.resourceset.bindings.add', 'Admin role assignment is created'),
  },
});
