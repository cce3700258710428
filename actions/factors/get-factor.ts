import { z } from 'zod/v3';
import { defineAction } from '../../connector/core/define-action.ts';
import { factor, factorId, sampleFactor } from '../../schemas/factor.ts';
import { sampleUser, userId } from '../../schemas/user.ts';

export const getFactor = defineAction({
  name: 'get_factor',
  title: 'Get factor',
  description: 'Gets one second factor of a user, with its status and the phone, address or device.',
  operation: 'getFactor',
  scopes: ['okta.users.read'],
  effect: 'read',
  idempotent: true,
  input: z.object({ userId, factorId }).strict(),
  output: factor,
  sample: { input: { userId: sampleUser.id, factorId: sampleFactor.id }, output: sampleFactor },
  request: { method: 'GET', path: '/api/v1/users/{userId}/factors/{factorId}' },
});
