import { z } from 'zod/v3';
import { startInput } from '../../schemas/trigger-input.ts';
import { sampleUser, user } from '../../schemas/user.ts';
import { defineTrigger } from '../core/define-trigger.ts';

export const newUsers = defineTrigger({
  name: 'new_users',
  title: 'New users',
  description:
    'Starts when a user is new in the list of users. Works with a key that may not read the System Log.',
  scopes: ['okta.users.read'],
  keywords: ['user created', 'joiner'],
  source: { kind: 'changes', path: '/api/v1/users', by: 'created', parameter: 'search', pageSize: 200 },
  input: z.object(startInput).strict(),
  output: user,
  sample: { input: {}, output: sampleUser },
});
