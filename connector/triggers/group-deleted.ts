import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupDeleted = defineTrigger({
  name: 'group_deleted',
  title: 'Group deleted',
  description: 'Starts when a group is deleted.',
  scopes: ['okta.logs.read'],
  source: {
    kind: 'log',
    events: [{ type: 'group.lifecycle.delete', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group'),
  sample: { input: {}, output: sampleEvent('group.lifecycle.delete', 'Delete Okta group', 'group') },
});
