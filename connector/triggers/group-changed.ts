import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupChanged = defineTrigger({
  name: 'group_changed',
  title: 'Group changed',
  description: 'Starts when the profile of a group changes, such as its name or description.',
  scopes: ['okta.logs.read'],
  keywords: ['group renamed', 'group updated'],
  source: {
    kind: 'log',
    events: [{ type: 'group.profile.update', results: ['SUCCESS'] }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: {
    group: { target: 'UserGroup' },
    changedFields: { words: 'debugContext.debugData.changedAttributes' },
    changes: { target: 'UserGroup', part: 'changeDetails' },
  },
  input: z.object(ofGroup).strict(),
  output: eventWith('group', 'changedFields', 'changes'),
  sample: {
    input: {},
    output: sampleEvent('group.profile.update', 'Update Okta group', 'group', 'changedFields', 'changes'),
  },
});
