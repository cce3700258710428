import { z } from 'zod/v3';
import { startInput } from '../../schemas/trigger-input.ts';
import { sampleUser, user } from '../../schemas/user.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const newOrUpdatedUsers = defineTrigger({
  name: 'new_or_updated_users',
  title: 'New or updated users',
  description:
    'Starts when a user is created or changed, once for all changes between two polls. Works with a key that may not read the System Log.',
  scopes: ['okta.users.read'],
  keywords: ['user changed', 'profile changed', 'sync users'],
  source: { kind: 'changes', path: '/api/v1/users', by: 'lastUpdated', parameter: 'filter', pageSize: 200 },
  input: z.object(startInput).strict(),
  output: user,
  sample: { input: {}, output: sampleUser },
});
