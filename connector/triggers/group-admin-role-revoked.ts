import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupAdminRoleRevoked = defineTrigger({
  name: 'group_admin_role_revoked',
  title: 'Group admin role revoked',
  description: 'Starts when the members of a group lose their administrator roles.',
  scopes: ['okta.logs.read'],
  keywords: ['privilege'],
  source: {
    kind: 'log',
    events: [{ type: 'group.privilege.revoke', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' }, role: { path: 'debugContext.debugData.privilegeGranted' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group', 'role'),
  sample: {
    input: {},
    output: sampleEvent(
      'group.privilege.revoke',
      'Revoke admin privileges from all group members',
      'group',
      'role',
    ),
  },
});
