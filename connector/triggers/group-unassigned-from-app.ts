import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupUnassignedFromApp = defineTrigger({
  name: 'group_unassigned_from_app',
  title: 'Group unassigned from app',
  description: 'Starts when an app is no longer assigned to a group.',
  scopes: ['okta.logs.read'],
  keywords: ['app removed from group'],
  source: {
    kind: 'log',
    events: [{ type: 'group.application_assignment.remove', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' }, app: { target: 'AppInstance' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group', 'app'),
  sample: {
    input: {},
    output: sampleEvent(
      'group.application_assignment.remove',
      'Remove assigned application from group',
      'group',
      'app',
    ),
  },
});
