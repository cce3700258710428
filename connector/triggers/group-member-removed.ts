import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupMemberRemoved = defineTrigger({
  name: 'group_member_removed',
  title: 'Group member removed',
  description: 'Starts when a user is no longer a member of a group.',
  scopes: ['okta.logs.read'],
  keywords: ['left group', 'removed from group'],
  source: {
    kind: 'log',
    events: [{ type: 'group.user_membership.remove', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, group: { target: 'UserGroup' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('user', 'group'),
  sample: {
    input: {},
    output: sampleEvent('group.user_membership.remove', 'Remove user from group membership', 'user', 'group'),
  },
});
