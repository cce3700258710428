import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofGroup } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupOwnerChanged = defineTrigger({
  name: 'group_owner_changed',
  title: 'Group owner changed',
  description: 'Starts when the owners of a group or of another resource change.',
  scopes: ['okta.logs.read'],
  keywords: ['owner assigned'],
  feature: 'Okta Identity Governance',
  source: {
    kind: 'log',
    events: [{ type: 'resource.owner.update' }],
    where: [{ input: 'groupId', fields: ['target.id'] }],
  },
  lift: { group: { target: 'UserGroup' } },
  input: z.object(ofGroup).strict(),
  output: eventWith('group'),
  sample: { input: {}, output: sampleEvent('resource.owner.update', 'Update resource owner', 'group') },
});
