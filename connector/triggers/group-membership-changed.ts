import { z } from 'zod/v3';
import { group, groupId, sampleGroup } from '../../schemas/group.ts';
import { sampleUser, user } from '../../schemas/user.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const groupMembershipChanged = defineTrigger({
  name: 'group_membership_changed',
  title: 'Group membership changed',
  description:
    'Starts for each user who came into a group or left it since the last poll. Works with a key that may not read the System Log, for groups of up to 5,000 members.',
  scopes: ['okta.groups.read'],
  keywords: ['member added', 'member removed'],
  source: { kind: 'members', group: 'groupId', most: 5000 },
  input: z.object({ groupId }).strict(),
  output: z
    .object({
      change: z.enum(['ADDED', 'REMOVED']).describe('Whether the user came or left.'),
      user: user.describe('The user. Of one who left only the ID is known.'),
      group: group.describe('The group.'),
    })
    .passthrough(),
  sample: {
    input: { groupId: sampleGroup.id },
    output: { change: 'ADDED', user: sampleUser, group: sampleGroup },
  },
});
