import { z } from 'zod/v3';
import { eventWith, sampleEvent } from '../../schemas/event-parts.ts';
import { ofUser } from '../../schemas/trigger-input.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const userProfileChanged = defineTrigger({
  name: 'user_profile_changed',
  title: 'User profile changed',
  description:
    'Starts when the profile of a user changes, and tells which attributes, as far as the log does.',
  scopes: ['okta.logs.read'],
  keywords: ['user updated', 'mover', 'attribute', 'department'],
  source: {
    kind: 'log',
    events: [{ type: 'user.account.update_profile', results: ['SUCCESS'] }],
    where: [{ input: 'userId', fields: ['target.id', 'target.alternateId'] }],
  },
  lift: {
    user: { target: 'User' },
    changedFields: { words: 'debugContext.debugData.changedAttributes' },
    changes: { target: 'User', part: 'changeDetails' },
  },
  input: z.object(ofUser).strict(),
  output: eventWith('user', 'changedFields', 'changes'),
  sample: {
    input: {},
    output: sampleEvent(
      'user.account.update_profile',
      'Update user profile for Okta',
      'user',
      'changedFields',
      'changes',
    ),
  },
});
