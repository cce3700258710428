import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const adminRoleGranted = defineTrigger({
  name: 'admin_role_granted',
  title: 'Admin role granted',
  description: 'Starts when a user gets an administrator role.',
  scopes: ['okta.logs.read'],
  keywords: ['new administrator', 'privilege'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.privilege.grant', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, role: { path: 'debugContext.debugData.privilegeGranted' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'role'),
  sample: {
    input: {},
    output: sampleEvent('user.account.privilege.grant', 'Grant user privilege', 'user', 'role'),
  },
});
