import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const adminRoleRevoked = defineTrigger({
  name: 'admin_role_revoked',
  title: 'Admin role revoked',
  description: 'Starts when a user loses an administrator role.',
  scopes: ['okta.logs.read'],
  keywords: ['privilege'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.privilege.revoke', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: { user: { target: 'User' }, role: { path: 'debugContext.debugData.privilegeGranted' } },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'role'),
  sample: {
    input: {},
    output: sampleEvent('user.account.privilege.revoke', 'Revoke user privilege', 'user', 'role'),
  },
});
