import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupAssignedToApp = defineTrigger({
  name: 'group_assigned_to_app',
  title: 'Group assigned to app',
  description: 'Starts when an app is assigned to a group.',
  scopes: ['okta.logs.read'],
  keywords: ['app assigned to group'],
  source: {
    kind: 'log',
    events: [{ type: 'group.application_assignment.add', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' }, app: { target: 'AppInstance' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group', 'app'),
  sample: {
    input: {},
    output: sampleEvent(
      'group.application_assignment.add',
      'Add assigned application to group',
      'group',
      'app',
    ),
  },
});
