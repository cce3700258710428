import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupAdminRoleGranted = defineTrigger({
  name: 'group_admin_role_granted',
  title: 'Group admin role granted',
  description: 'Starts when the members of a group get an administrator role.',
  scopes: ['okta.logs.read'],
  keywords: ['privilege'],
  source: {
    kind: 'log',
    events: [{ type: 'group.privilege.grant', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' }, role: { path: 'debugContext.debugData.privilegeGranted' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group', 'role'),
  sample: {
    input: {},
    output: sampleEvent(
      'group.privilege.grant',
      'Grant admin privileges to all group members',
      'group',
      'role',
    ),
  },
});
