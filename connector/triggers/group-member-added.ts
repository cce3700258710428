import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupMemberAdded = defineTrigger({
  name: 'group_member_added',
  title: 'Group member added',
  description: 'Starts when a user becomes a member of a group: by hand, by a rule or by an app.',
  scopes: ['okta.logs.read'],
  keywords: ['joined group', 'added to group'],
  source: {
    kind: 'log',
    events: [{ type: 'group.user_membership.add', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { user: { target: 'User' }, group: { target: 'UserGroup' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('user', 'group'),
  sample: {
    input: {},
    output: sampleEvent('group.user_membership.add', 'Add user to group membership', 'user', 'group'),
  },
});
